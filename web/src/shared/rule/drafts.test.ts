import { describe, expect, it } from 'vitest';
import type { Rule } from '@/api/types';
import {
  askedAs,
  type Draft,
  draftOf,
  happening,
  nothing,
  operatorsOf,
  replaced,
  ruleOf,
  type Statement,
  withOperator,
  withValues,
} from './drafts';

const lost: Rule = { op: 'in', attribute: 'stage', values: ['lost', 'declining'] };
const rich: Rule = { op: 'compare', attribute: 'clv', comparison: 'ge', value: 1000 };
const recent: Rule = { op: 'between', attribute: 'last_order', low: '2026-01-01', high: '2026-03-31' };
const unreachable: Rule = { op: 'missing', attribute: 'email' };

const ordered: Rule = {
  op: 'happened',
  event: 'order',
  within: { days: 90 },
  count: { comparison: 'ge', value: 2 },
  where: { op: 'and', rules: [rich, recent] },
};

describe('a rule being written', () => {
  it.each<[string, Rule]>([
    ['a comparison', rich],
    ['one of several', lost],
    ['a range', recent],
    ['a missing value', unreachable],
    ['a known value', { op: 'not', rule: unreachable }],
    ['none of several', { op: 'not', rule: lost }],
    ['alternatives inside conditions', { op: 'and', rules: [rich, { op: 'or', rules: [lost, recent] }] }],
    ['something that happened', ordered],
    ['something that happened at any time', { op: 'happened', event: 'order' }],
    ['something that never happened', { op: 'not', rule: { op: 'happened', event: 'order' } }],
    ['something that did not happen that often', { op: 'not', rule: ordered }],
    ['a day seen from today', { op: 'relative', attribute: 'last_order', span: 'before', days: 90 }],
    [
      'a day that comes every year',
      { op: 'relative', attribute: 'custom_birthday', span: 'next', days: 7, yearly: true },
    ],
    ['a negated group', { op: 'not', rule: { op: 'or', rules: [lost, rich] } }],
    ['a negated comparison', { op: 'not', rule: rich }],
    [
      'a negation of a negated group',
      { op: 'not', rule: { op: 'not', rule: { op: 'or', rules: [lost, rich] } } },
    ],
  ])('says again what it was read from: %s', (_, rule) => {
    expect(ruleOf(draftOf(rule))).toEqual(rule);
  });

  it('is no rule while it says nothing', () => {
    expect(ruleOf(nothing)).toBeUndefined();
    expect(ruleOf(draftOf(undefined))).toBeUndefined();
  });

  it('leaves out statements without their value', () => {
    const open: Draft = { what: 'statement', attribute: 'clv', operator: 'ge', values: [] };
    const half: Draft = {
      what: 'statement',
      attribute: 'last_order',
      operator: 'between',
      values: ['2026-01-01'],
    };
    const draft: Draft = { ...nothing, parts: [open, half, ...draftOf(lost).parts] };
    expect(ruleOf(draft)).toEqual(lost);
  });

  it('loses a group with its last statement', () => {
    const draft = draftOf({ op: 'and', rules: [rich, { op: 'or', rules: [lost] }] });
    expect(ruleOf(replaced(draft, [1, 0], undefined))).toEqual(rich);
  });

  it('changes what something that happened was like', () => {
    const draft = draftOf({ op: 'and', rules: [rich, ordered] });
    const next = draftOf(unreachable).parts[0];
    expect(ruleOf(replaced(draft, [1, 0], next))).toEqual({
      op: 'and',
      rules: [rich, { ...ordered, where: { op: 'and', rules: [unreachable, recent] } }],
    });
  });

  it('keeps something that happened when it was like anything', () => {
    const draft = draftOf({ op: 'happened', event: 'order', where: rich });
    expect(ruleOf(replaced(draft, [0, 0], undefined))).toEqual({ op: 'happened', event: 'order' });
    expect(ruleOf({ ...nothing, parts: [happening('visit')] })).toEqual({ op: 'happened', event: 'visit' });
  });

  it('changes only the part at the path', () => {
    const draft = draftOf({ op: 'and', rules: [rich, { op: 'or', rules: [lost, recent] }] });
    const next = draftOf(unreachable).parts[0];
    expect(ruleOf(replaced(draft, [1, 1], next))).toEqual({
      op: 'and',
      rules: [rich, { op: 'or', rules: [lost, unreachable] }],
    });
  });

  it('keeps a value when the operator changes and it still fits', () => {
    const statement = { what: 'statement', attribute: 'clv', operator: 'between', values: [1, 2] } as const;
    expect(withOperator({ ...statement, values: [1, 2] }, 'ge').values).toEqual([1]);
    expect(withOperator({ ...statement, values: [1, 2] }, 'missing').values).toEqual([]);
  });

  it('asks for any of several values where it asked for one', () => {
    const statement = { what: 'statement', attribute: 'stage', operator: 'eq', values: [] } as const;
    expect(withValues({ ...statement, values: [] }, ['lost', 'new']).operator).toBe('in');
    expect(withValues({ ...statement, values: [], operator: 'ne' }, ['lost', 'new']).operator).toBe('not-in');
    expect(withValues({ ...statement, values: [] }, ['lost']).operator).toBe('eq');
  });

  it('chooses among the options of a list', () => {
    expect(askedAs({ type: 'text-list', options: [{ code: 'a' }] })).toBe('choice');
    expect(askedAs({ type: 'text-list', options: [] })).toBe('text-list');
  });

  it('forgets a day when days from today are asked for, and the other way round', () => {
    const since: Statement = {
      what: 'statement',
      attribute: 'last_order',
      operator: 'ge',
      values: ['2026-01-01'],
    };
    const recently = withOperator(since, 'last');
    expect(recently.values).toEqual([]);
    expect(withOperator({ ...recently, values: [30] }, 'before').values).toEqual([30]);
    expect(withOperator({ ...recently, values: [30] }, 'le').values).toEqual([]);
  });

  it('offers ranges for days and amounts but not for texts', () => {
    expect(operatorsOf('date')).toContain('between');
    expect(operatorsOf('money')).toContain('between');
    expect(operatorsOf('text')).not.toContain('between');
  });
});
