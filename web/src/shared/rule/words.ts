import type { TFunction } from 'i18next';
import type { Kind } from '@/api/attributes';
import type { Attribute, Person, RuleValue, Window } from '@/api/types';
import { formatDay, formatMoney, formatNumber, formatPercent } from '@/shared/format';
import { askedAs, type Happening, type Operator, type Statement, spans } from './drafts';

/** What is needed to put values into words. */
export interface Vocabulary {
  people: readonly Person[];
  currency: string;
  t: TFunction;
}

/** The operator as a word, which differs for days. */
export function operatorWord(operator: Operator, kind: Kind, t: TFunction): string {
  const day = kind === 'date' || kind === 'instant';
  if (day && ['ge', 'gt', 'le', 'lt'].includes(operator)) return t(`operator.day.${operator}`);
  return t(`operator.${operator}`);
}

/** One value as people write it. */
export function valueWord(
  value: RuleValue,
  attribute: Attribute,
  { people, currency, t }: Vocabulary,
): string {
  switch (askedAs(attribute)) {
    case 'choice':
      return attribute.options?.find((option) => option.code === value)?.name ?? String(value);
    case 'user':
      return people.find((person) => person.id === value)?.name ?? String(value);
    case 'customer':
      return `#${value}`;
    case 'money':
      return formatMoney(Number(value), currency);
    case 'percent':
      return formatPercent(Number(value), 1);
    case 'integer':
    case 'number':
      return formatNumber(Number(value));
    case 'date':
    case 'instant':
      return formatDay(String(value).slice(0, 10));
    case 'boolean':
      return t(value === true ? 'value.yes' : 'value.no');
    default:
      return `“${value}”`;
  }
}

/** The values of a statement as one phrase. */
export function valuesPhrase(statement: Statement, attribute: Attribute, vocabulary: Vocabulary): string {
  if (statement.operator in spans) {
    const days = Number(statement.values[0]);
    return vocabulary.t('rule.days', { count: days, number: formatNumber(days, 0) });
  }
  const words = statement.values.map((value) => valueWord(value, attribute, vocabulary));
  if (statement.operator === 'between') return words.join(` ${vocabulary.t('rule.to')} `);
  return words.join(vocabulary.t('rule.list-separator'));
}

/** How often something happened. */
export function countPhrase({ never, count }: Happening, t: TFunction): string {
  if (never) return t('rule.never');
  const { comparison, value } = count ?? { comparison: 'ge', value: 1 };
  return t(`rule.count.${comparison}`, {
    times: t('rule.times', { count: value, number: formatNumber(value, 0) }),
  });
}

/** When something happened. */
export function windowPhrase(window: Window | undefined, t: TFunction): string {
  if (!window) return t('rule.ever');
  if ('days' in window) {
    return window.days === 1
      ? t('rule.today')
      : t('rule.last-days', { number: formatNumber(window.days, 0) });
  }
  const { from, to } = window;
  if (from && to) return t('rule.from-to', { from: formatDay(from), to: formatDay(to) });
  return from ? t('rule.since', { from: formatDay(from) }) : t('rule.until', { to: formatDay(to ?? '') });
}

/** A word as it begins a sentence. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
