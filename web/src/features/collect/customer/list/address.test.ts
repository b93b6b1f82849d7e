import { beforeEach, describe, expect, it } from 'vitest';
import type { Rule } from '@/api/types';
import { columnsOf, keepColumns, readAddress, sortOf, wholeRule } from './address';

const rich: Rule = { op: 'compare', attribute: 'clv', comparison: 'ge', value: 1000 };

describe('the address of the list', () => {
  beforeEach(() => localStorage.clear());

  it('is read back as it was written', () => {
    const address = { q: '王', rule: rich, sort: 'clv.desc', columns: 'name,clv', peek: 7 };
    expect(readAddress(address)).toEqual(address);
  });

  it('leaves out what makes no sense', () => {
    expect(
      readAddress({ rule: { op: 'drop' }, sort: 'clv; drop', columns: 'a,,b', peek: '7', other: 1 }),
    ).toEqual({});
    expect(readAddress({ rule: { op: 'and', rules: [{ op: 'and' }] } })).toEqual({});
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
    const known = (code: string) => ['name', 'clv', 'city'].includes(code);
    expect(columnsOf({ columns: 'city,clv,city,gone' }, known)).toEqual(['name', 'city', 'clv']);
    keepColumns(['name', 'clv']);
    expect(columnsOf({}, known)).toEqual(['name', 'clv']);
  });
});
