import { type Kind, kindOf } from '@/api/attributes';
import type { Comparison, Count, Rule, RuleValue, Span, Window } from '@/api/types';

/** What can be said about an attribute; beside the comparisons of a rule the common negations, which read better. */
export type Operator =
  | Comparison
  | 'in'
  | 'not-in'
  | 'between'
  | 'missing'
  | 'known'
  | Span
  | `yearly-${'last' | 'next'}`;

/** Operators that see a day from today, with the span and whether it counts in every year. */
export const spans: Partial<Record<Operator, { span: Span; yearly: boolean }>> = {
  last: { span: 'last', yearly: false },
  next: { span: 'next', yearly: false },
  before: { span: 'before', yearly: false },
  after: { span: 'after', yearly: false },
  'yearly-last': { span: 'last', yearly: true },
  'yearly-next': { span: 'next', yearly: true },
};

/** One statement, perhaps still without its value. */
export interface Statement {
  what: 'statement';
  attribute: string;
  operator: Operator;
  values: RuleValue[];
}

/** Statements joined by and, or by or. */
export interface Group {
  what: 'group';
  join: 'and' | 'or';
  negated: boolean;
  parts: Draft[];
}

/** Something that happened, or never did. */
export interface Happening {
  what: 'happening';
  event: string;
  never: boolean;
  /** When; without it, ever. */
  within: Window | undefined;
  /** How often; without it, at least once. */
  count: Count | undefined;
  /** What each of them was like. */
  where: Group;
}

/** A rule while it is being written. */
export type Draft = Statement | Happening | Group;

/** Where a part stands: its index in each group from the outside in; what a happening was like counts as a group. */
export type Path = readonly number[];

export const nothing: Group = { what: 'group', join: 'and', negated: false, parts: [] };

/** The draft that says what the rule says; its outermost part is always a group. */
export function draftOf(rule: Rule | undefined): Group {
  if (!rule) return nothing;
  const draft = part(rule);
  return draft.what === 'group' ? draft : { ...nothing, parts: [draft] };
}

function part(rule: Rule): Draft {
  switch (rule.op) {
    case 'and':
    case 'or':
      return { what: 'group', join: rule.op, negated: false, parts: rule.rules.map(part) };
    case 'not':
      return negation(rule.rule);
    case 'compare':
      return {
        what: 'statement',
        attribute: rule.attribute,
        operator: rule.comparison,
        values: [rule.value],
      };
    case 'in':
      return { what: 'statement', attribute: rule.attribute, operator: 'in', values: rule.values };
    case 'between':
      return {
        what: 'statement',
        attribute: rule.attribute,
        operator: 'between',
        values: [rule.low, rule.high],
      };
    case 'missing':
      return { what: 'statement', attribute: rule.attribute, operator: 'missing', values: [] };
    case 'relative':
      return {
        what: 'statement',
        attribute: rule.attribute,
        operator: rule.yearly ? (`yearly-${rule.span}` as Operator) : rule.span,
        values: [rule.days],
      };
    case 'happened':
      return {
        what: 'happening',
        event: rule.event,
        never: false,
        within: rule.within,
        count: rule.count,
        where: draftOf(rule.where),
      };
  }
}

/** Something that happened at any time, at least once. */
export function happening(event: string): Happening {
  return { what: 'happening', event, never: false, within: undefined, count: undefined, where: nothing };
}

function negation(rule: Rule): Draft {
  const inner = part(rule);
  if (inner.what === 'statement' && inner.operator === 'missing') return { ...inner, operator: 'known' };
  if (inner.what === 'statement' && inner.operator === 'in') return { ...inner, operator: 'not-in' };
  if (inner.what === 'happening' && !inner.count) return { ...inner, never: true };
  if (inner.what === 'group' && !inner.negated) return { ...inner, negated: true };
  return { what: 'group', join: 'and', negated: true, parts: [inner] };
}

/** The rule that the finished parts of a draft make; nothing when there are none. */
export function ruleOf(draft: Draft): Rule | undefined {
  if (draft.what === 'statement') return isComplete(draft) ? statementRule(draft) : undefined;
  if (draft.what === 'happening') return happeningRule(draft);
  const rules = draft.parts.map(ruleOf).filter((rule) => rule !== undefined);
  if (rules.length === 0) return undefined;
  const joined: Rule = rules.length === 1 && rules[0] ? rules[0] : { op: draft.join, rules };
  return draft.negated ? { op: 'not', rule: joined } : joined;
}

function happeningRule({ event, never, within, count, where }: Happening): Rule {
  const like = ruleOf(where);
  const happened: Rule = {
    op: 'happened',
    event,
    ...(within ? { within } : {}),
    ...(count && !never ? { count } : {}),
    ...(like ? { where: like } : {}),
  };
  return never ? { op: 'not', rule: happened } : happened;
}

/** True when a statement has the values that its operator needs. */
export function isComplete({ operator, values }: Statement): boolean {
  switch (operator) {
    case 'missing':
    case 'known':
      return true;
    case 'between':
      return values.length === 2 && values.every((value) => value !== '');
    default:
      return values.length > 0 && values[0] !== '';
  }
}

function statementRule({ attribute, operator, values }: Statement): Rule {
  const [first = '', second = ''] = values;
  switch (operator) {
    case 'last':
    case 'next':
    case 'before':
    case 'after':
      return { op: 'relative', attribute, span: operator, days: Number(first) };
    case 'yearly-last':
    case 'yearly-next':
      return {
        op: 'relative',
        attribute,
        span: operator === 'yearly-last' ? 'last' : 'next',
        days: Number(first),
        yearly: true,
      };
    case 'missing':
      return { op: 'missing', attribute };
    case 'known':
      return { op: 'not', rule: { op: 'missing', attribute } };
    case 'in':
      return { op: 'in', attribute, values };
    case 'not-in':
      return { op: 'not', rule: { op: 'in', attribute, values } };
    case 'between':
      return { op: 'between', attribute, low: first, high: second };
    default:
      return { op: 'compare', attribute, comparison: operator, value: first };
  }
}

/** The draft with the part at the path replaced, or taken out. */
export function replaced(draft: Draft, path: Path, next: Draft | undefined): Draft {
  const [index, ...rest] = path;
  if (draft.what === 'happening' && index !== undefined) {
    const where = replaced(draft.where, path, next);
    return { ...draft, where: where.what === 'group' ? where : { ...nothing, parts: [where] } };
  }
  if (index === undefined || draft.what !== 'group') return next ?? nothing;
  const parts =
    rest.length === 0
      ? next
        ? draft.parts.with(index, next)
        : draft.parts.toSpliced(index, 1)
      : draft.parts.map((inner, at) => (at === index ? replaced(inner, rest, next) : inner));
  return { ...draft, parts: parts.filter((inner) => inner.what !== 'group' || inner.parts.length > 0) };
}

/** The kind as which a condition asks for values: a list of choices is chosen from like a choice. */
export function askedAs(attribute: { type: string; options?: readonly unknown[] }): Kind {
  const kind = kindOf(attribute);
  return kind === 'text-list' && attribute.options && attribute.options.length > 0 ? 'choice' : kind;
}

/** The operators that make sense for a kind of values, the usual one first. */
export function operatorsOf(kind: Kind): readonly Operator[] {
  switch (kind) {
    case 'text':
      return ['contains', 'starts-with', 'eq', 'ne', 'known', 'missing'];
    case 'text-list':
      return ['contains', 'known', 'missing'];
    case 'choice':
    case 'user':
    case 'customer':
      return ['in', 'not-in', 'known', 'missing'];
    case 'boolean':
      return ['eq', 'known', 'missing'];
    case 'instant':
      return ['last', 'next', 'before', 'after', 'ge', 'lt', 'known', 'missing'];
    case 'date':
      return [
        'last',
        'next',
        'before',
        'after',
        'yearly-next',
        'yearly-last',
        'ge',
        'le',
        'between',
        'eq',
        'known',
        'missing',
      ];
    default:
      return ['ge', 'le', 'gt', 'lt', 'between', 'eq', 'ne', 'known', 'missing'];
  }
}

/** The statement about an attribute with another operator; values stay where they still fit. */
export function withOperator(statement: Statement, operator: Operator): Statement {
  const many = operator === 'in' || operator === 'not-in';
  const values =
    operator === 'missing' || operator === 'known' || operator in spans !== statement.operator in spans
      ? []
      : many
        ? statement.values
        : statement.values.slice(0, operator === 'between' ? 2 : 1);
  return { ...statement, operator, values };
}

/** The statement with other values; several instead of one make it ask for any of them. */
export function withValues(statement: Statement, values: RuleValue[]): Statement {
  const { operator } = statement;
  if (values.length < 2 || !['eq', 'contains', 'ne'].includes(operator)) return { ...statement, values };
  return { ...statement, operator: operator === 'ne' ? 'not-in' : 'in', values };
}
