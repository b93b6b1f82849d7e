import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { isEstimate } from '@/api/types';
import {
  formatDay,
  formatInteger,
  formatMoney,
  formatMoneyRounded,
  formatPercent,
  formatSigned,
} from '@/shared/format';
import { Interval } from '@/shared/Interval';
import type { Overview, ValueChange } from '../api/overview';
import { runQuery } from '../api/runs';

/** What the base is worth and how sure that is, what changed since last month, and the figures beside it. */
export function Headline({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const { base, currency, horizon, level } = overview;
  const money = (value: number) => formatMoneyRounded(value, currency);
  const span = t(`horizon.${horizon.unit}`, { count: horizon.units });
  return (
    <section className="card value-headline value-wide" aria-labelledby="value-headline">
      <div className="value-worth">
        <h2 id="value-headline">
          {t('value.worth', { count: overview.customers, number: formatInteger(overview.customers), span })}
        </h2>
        {isEstimate(base.clv) ? (
          <>
            <p className="value-figure-large number" title={formatMoney(base.clv.estimate, currency)}>
              {money(base.clv.estimate)}
            </p>
            <Interval estimate={base.clv} format={money} level={level} />
          </>
        ) : (
          <p className="muted">{t('value.no-money')}</p>
        )}
        {overview.change && <Change change={overview.change} currency={currency} />}
      </div>
      <dl className="value-tiles">
        <Tile
          name={t('value.orders', { span })}
          value={isEstimate(base.orders) ? formatInteger(base.orders.estimate) : '–'}
          note={t('value.orders-past', { number: formatInteger(base.pastYearOrders) })}
        />
        <Expected overview={overview} span={span} money={money} />
        <Tile
          name={t('value.active')}
          value={base.active == null ? '–' : formatInteger(base.active)}
          note={t('value.active-note', { number: formatInteger(overview.customers) })}
        />
        <Tile
          name={t('value.at-risk')}
          value={base.valueAtRisk == null ? '–' : money(base.valueAtRisk)}
          note={
            base.valueAtRisk == null || !isEstimate(base.clv)
              ? ''
              : t('value.at-risk-note', { share: formatPercent(base.valueAtRisk / base.clv.estimate) })
          }
        />
      </dl>
    </section>
  );
}

/** The margin expected beside the past year's at the same rate; where the run kept all of spend, it is called spend. */
function Expected({
  overview: { base, run },
  span,
  money,
}: {
  overview: Overview;
  span: string;
  money: (value: number) => string;
}) {
  const { t } = useTranslation();
  const { data } = useQuery(runQuery(run.id));
  const margin = data === undefined ? undefined : (data.settings.margin ?? 1);
  return (
    <Tile
      name={t(margin === 1 ? 'value.spend' : 'value.margin', { span })}
      value={isEstimate(base.value) ? money(base.value.estimate) : '–'}
      note={
        margin === undefined
          ? ''
          : margin === 1
            ? t('value.spend-past', { amount: money(base.pastYearSpend) })
            : t('value.margin-past', {
                share: formatPercent(margin, 1),
                amount: money(base.pastYearSpend * margin),
              })
      }
    />
  );
}

function Tile({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div className="value-tile">
      <dt>{name}</dt>
      <dd>
        <span className="value-figure-second number">{value}</span>
        <span className="value-note">{note}</span>
      </dd>
    </div>
  );
}

function Change({ change, currency }: { change: ValueChange; currency: string }) {
  const { t } = useTranslation();
  const money = (value: number) => formatMoneyRounded(value, currency);
  const total = change.valueNow - change.valueThen;
  const signed = (value: number) => formatSigned(value, money);
  const largest = Math.max(change.acquired, change.grown, change.lost, 1e-9);
  return (
    <div className="value-change">
      <p>
        {change.valueThen > 0
          ? t('value.change', {
              amount: signed(total),
              share: formatSigned(total / change.valueThen, (share) => formatPercent(share, 1)),
              day: formatDay(change.from),
            })
          : t('value.change-from-nothing', { amount: signed(total), day: formatDay(change.from) })}
      </p>
      <table className="value-change-parts">
        <tbody>
          <Part
            name={t('value.acquired')}
            amount={signed(change.acquired)}
            share={change.acquired / largest}
          />
          <Part name={t('value.grown')} amount={signed(change.grown)} share={change.grown / largest} />
          <Part name={t('value.lost')} amount={signed(-change.lost)} share={change.lost / largest} loss />
        </tbody>
      </table>
    </div>
  );
}

function Part({
  name,
  amount,
  share,
  loss = false,
}: {
  name: string;
  amount: string;
  share: number;
  loss?: boolean;
}) {
  return (
    <tr className={loss ? 'value-loss' : undefined}>
      <th scope="row">{name}</th>
      <td className="number">{amount}</td>
      <td className="value-bar-cell" aria-hidden="true">
        <span className="value-bar" style={{ width: `${Math.max(share * 100, 0.5)}%` }} />
      </td>
    </tr>
  );
}
