import { beforeEach, describe, expect, it } from 'vitest';
import type { Rule } from '@/api/types';
import { columnsOf, keepColumns, readAddress, readColumns, sortOf, wholeRule, writeColumns } from './address';

const rich: Rule = { op: 'compare', attribute: 'clv', comparison: 'ge', value: 1000 };
const known = (code: string) => ['name', 'clv', 'city', 'stage'].includes(code);

describe('the address of the list', () => {
  beforeEach(() => localStorage.clear());

  it('is read back as it was written', () => {
    const address = { q: '王', rule: rich, sort: 'clv.desc', columns: 'name,clv.90.p', peek: 7, view: 3 };
    expect(readAddress(address)).toEqual(address);
  });

  it('leaves out what makes no sense', () => {
    expect(
      readAddress({ rule: { op: 'drop' }, sort: 'clv; drop', columns: 'a,,b', peek: '7', other: 1 }),
    ).toEqual({});
    expect(readAddress({ rule: { op: 'and', rules: [{ op: 'and' }] }, view: 1.5 })).toEqual({});
  });

  it('names the order', () => {
    expect(sortOf({ sort: 'last_order.asc' })).toEqual({ attribute: 'last_order', direction: 'asc' });
    expect(sortOf({})).toBeUndefined();
  });

  it('joins the searched name with the rule', () => {
    const named = { op: 'compare', attribute: 'name', comparison: 'contains', value: '王' };
    expect(wholeRule({ q: ' 王 ' })).toEqual(named);
    expect(wholeRule({ q: '王', rule: rich })).toEqual({ op: 'and', rules: [named, rich] });
    expect(wholeRule({ q: '  ', rule: rich })).toEqual(rich);
  });

  it('shows the name always, and no column that is unknown or doubled', () => {
    expect(columnsOf({ columns: 'city,clv,city,gone' }, known)).toEqual([
      { code: 'name' },
      { code: 'city' },
      { code: 'clv' },
    ]);
    keepColumns([{ code: 'name' }, { code: 'clv', width: 90 }]);
    expect(columnsOf({}, known)).toEqual([{ code: 'name' }, { code: 'clv', width: 90 }]);
  });

  it('holds widths and pins, and pinned columns come first', () => {
    const columns = [{ code: 'name', width: 240 }, { code: 'clv', pinned: true }, { code: 'city' }];
    expect(readColumns(writeColumns(columns))).toEqual(columns);
    expect(columnsOf({ columns: 'name,city,clv.p' }, known).map(({ code }) => code)).toEqual([
      'name',
      'clv',
      'city',
    ]);
    expect(columnsOf({ columns: 'name,city.9' }, known)[1]?.width).toBe(56);
  });
});
