import { describe, expect, it } from 'vitest';
import type { SavedView } from '@/api/types';
import { addressOf, isShort, same, shownAt, shownBy } from './views';

const view = {
  id: 5,
  object: 'customers',
  name: 'Rich',
  shared: false,
  mine: true,
  editable: true,
  owner: null,
  position: 0,
  version: 1,
  content: {
    rule: { value: 1000, op: 'compare', comparison: 'ge', attribute: 'clv' },
    sort: { attribute: 'clv', direction: 'desc' },
    columns: [
      { code: 'name', width: null, pinned: null },
      { code: 'clv', width: 90, pinned: true },
    ],
  },
} as unknown as SavedView;

describe('a saved view', () => {
  it('fills the address so that a link says everything by itself', () => {
    const address = addressOf(view, []);
    expect(address).toEqual({
      view: 5,
      rule: view.content.rule,
      sort: 'clv.desc',
      columns: 'name,clv.90.p',
    });
    expect(isShort(address)).toBe(false);
    expect(isShort({ view: 5, peek: 3 })).toBe(true);
    expect(isShort({})).toBe(false);
  });

  it('is unchanged at its own address, whatever the order of keys', () => {
    const columns = [{ code: 'name' }, { code: 'clv', width: 90, pinned: true }];
    const rule = { op: 'compare', attribute: 'clv', comparison: 'ge', value: 1000 } as const;
    expect(same(shownBy(view), shownAt({ rule, sort: 'clv.desc' }, columns))).toBe(true);
    expect(same(shownBy(view), shownAt({ rule, sort: 'clv.asc' }, columns))).toBe(false);
    expect(same(shownBy(view), shownAt({ rule, sort: 'clv.desc', q: '王' }, columns))).toBe(false);
    expect(same(shownBy(view), shownAt({ rule, sort: 'clv.desc' }, columns.slice(0, 1)))).toBe(false);
  });

  it('tells a condition on no from one that is not there', () => {
    const flag = (value: boolean) => ({
      rule: { op: 'compare', attribute: 'x', comparison: 'eq', value } as const,
      sort: undefined,
      columns: [],
    });
    expect(same(flag(false), flag(true))).toBe(false);
    expect(same(flag(false), flag(false))).toBe(true);
  });
});
