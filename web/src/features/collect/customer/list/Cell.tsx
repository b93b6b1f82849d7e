import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attribute, CustomerRow, Person } from '@/api/types';
import { aliveKnown } from '@/shared/alive';
import { DueDate } from '@/shared/DueDate';
import { formatInteger, formatMoney, formatNumber, formatPercent } from '@/shared/format';
import { QuadrantTag } from '@/shared/QuadrantTag';
import { RelativeDate } from '@/shared/RelativeDate';
import { StageTag } from '@/shared/StageTag';
import { type Kind, kindOf } from '../api/attributes';

/** Kinds whose figures stand to the right. */
export function isFigure(kind: Kind): boolean {
  return kind === 'integer' || kind === 'number' || kind === 'money' || kind === 'percent';
}

/** Attributes whose figures are compared by a tiny bar: shares with the whole, amounts with the greatest in sight. */
export function hasBar(attribute: Attribute): boolean {
  const kind = kindOf(attribute);
  return kind === 'percent' || kind === 'money';
}

/** Days by which something is due: after them they are no days on which it happened. */
const dueDays: ReadonlySet<string> = new Set(['renewal_on', 'replenish_on']);

/** One value of a row in the way that fits its attribute. */
export const Cell = memo(function Cell({
  row,
  attribute,
  currency,
  greatest,
}: {
  row: CustomerRow;
  attribute: Attribute;
  currency: string;
  greatest: number;
}) {
  const value = row[attribute.code];
  if (attribute.code === 'name') {
    return (
      // A plain link, which the table leads on: the router's own costs too much in thousands of rows.
      <a href={`/customers/${row.id}`} data-customer={row.id} className="cell-name" tabIndex={-1}>
        {String(value ?? row.id)}
      </a>
    );
  }
  if (attribute.code === 'stage') return <StageTag stage={value as string | null} />;
  if (attribute.code === 'quadrant') {
    return value == null ? <Dash /> : <QuadrantTag quadrant={String(value)} short />;
  }
  if (value === null || value === undefined) return <Dash />;
  // After one order nothing is known about staying, whatever the model says.
  if (attribute.code === 'p_alive' && (row.stage === 'new' || !aliveKnown(Number(value)))) return <Unknown />;
  switch (kindOf(attribute)) {
    case 'money':
    case 'percent':
      return <Measure value={Number(value)} attribute={attribute} currency={currency} greatest={greatest} />;
    case 'integer':
      return formatInteger(Number(value));
    case 'number':
      return formatNumber(Number(value));
    case 'date':
      if (dueDays.has(attribute.code)) return <DueDate on={String(value)} />;
      return <RelativeDate on={String(value)} />;
    case 'instant':
      return <RelativeDate at={String(value)} />;
    case 'choice':
      return attribute.options?.find(({ code }) => code === value)?.name ?? String(value);
    case 'user':
      return (value as Person).name;
    case 'customer':
      return <Named customer={value as NamedCustomer} />;
    case 'text-list':
      return (value as string[])
        .map((one) => attribute.options?.find(({ code }) => code === one)?.name ?? one)
        .join(' · ');
    default:
      return String(value);
  }
});

interface NamedCustomer {
  id: number;
  /** Missing where the person may not see that customer. */
  name: string | null;
}

function Named({ customer: { id, name } }: { customer: NamedCustomer }) {
  return name === null ? (
    <span className="muted">#{id}</span>
  ) : (
    <a href={`/customers/${id}`} data-customer={id} tabIndex={-1}>
      {name}
    </a>
  );
}

function Dash() {
  return <span className="muted">–</span>;
}

function Unknown() {
  const { t } = useTranslation();
  return (
    <span className="muted" title={t('alive.unknown')}>
      –
    </span>
  );
}

function Measure({
  value,
  attribute,
  currency,
  greatest,
}: {
  value: number;
  attribute: Attribute;
  currency: string;
  greatest: number;
}) {
  const percent = kindOf(attribute) === 'percent';
  const end = percent ? 1 : greatest;
  const share = end > 0 ? Math.max(0, Math.min(1, value / end)) : 0;
  return (
    <>
      {percent ? formatPercent(value) : formatMoney(value, currency)}
      <span className="cell-bar" style={{ transform: `scaleX(${share})` }} />
    </>
  );
}
