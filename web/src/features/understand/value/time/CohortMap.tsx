import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { formatInteger, formatMoney, formatMoneyShort, formatPercent } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { type Cohorts, cohortsQuery, type Unit } from '../api/time';
import type { TimeAddress, TimeChange } from './address';
import { cohortName, drawn, type HeatCell, type HeatRow, heatRows, type Show } from './cohorts';

interface Props {
  address: TimeAddress;
  onChange: (change: TimeChange) => void;
}

/** Customers by the time of their first order: who came back later, and what they had spent by then. */
export function CohortMap({ address, onChange }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(cohortsQuery(address.unit ?? 'month'));
  if (data && data.cohorts.length > 0) return <Heat data={data} address={address} onChange={onChange} />;
  return (
    <section className="card" aria-label={t('time.cohorts')}>
      <h2>{t('time.cohorts')}</h2>
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton lines={8} height={24} />
      ) : (
        <>
          <p>{t('time.cohorts-none')}</p>
          {address.unit === 'quarter' && <Switches address={address} onChange={onChange} />}
        </>
      )}
    </section>
  );
}

function Heat({ data, address, onChange }: Props & { data: Cohorts }) {
  const { t } = useTranslation();
  const show: Show = address.show ?? 'retention';
  const unit = data.unit as Unit;
  const rows = heatRows(data.cohorts, show, data.fewest);
  const width = Math.max(...rows.map((row) => row.cells.length));
  const older = cohortName(data.recordsFrom, unit) === cohortName(rows[0]?.from ?? '', unit);
  return (
    <ChartFrame
      title={t('time.cohorts')}
      sentence={sentence(data, show, t)}
      extra={<Switches address={address} onChange={onChange} />}
      columns={[
        { key: 'cohort', title: t(`time.cohort-${unit}`) },
        { key: 'customers', title: t('value.customers'), number: true },
        { key: 'since', title: t(`time.since-${unit}`), number: true },
        { key: 'ordered', title: t('time.ordered'), number: true },
        { key: 'share', title: t('time.retention'), number: true },
        { key: 'spend', title: t('time.spend-each'), number: true },
      ]}
      rows={data.cohorts.flatMap((cohort) =>
        cohort.periods.map((period, since) => ({
          cohort: <span className="cohort-name">{cohortName(cohort.from, unit)}</span>,
          customers: formatInteger(cohort.customers),
          since: formatInteger(since),
          ordered: formatInteger(period.ordered),
          share: cohort.customers === 0 ? '–' : formatPercent(period.share, 1),
          spend: cohort.customers === 0 ? '–' : formatMoney(period.spendEach, data.currency),
        })),
      )}
      height="auto"
    >
      <section className="cohort-scroll wide" tabIndex={0} aria-label={t('time.cohorts')}>
        <table className="cohort-map">
          <thead>
            <tr>
              <th scope="col">{t(`time.cohort-${unit}`)}</th>
              <th scope="col" className="figure">
                {t('value.customers')}
              </th>
              {Array.from({ length: width }, (_, since) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a period is its number
                <th key={since} scope="col" className="cohort-since">
                  {since}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, place) => (
              <Row
                key={row.from}
                row={row}
                name={cohortName(row.from, unit) + (older && place === 0 ? ' *' : '')}
                show={show}
                data={data}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('time.together')}</th>
              <td className="figure number">
                {formatInteger(data.cohorts.reduce((sum, cohort) => sum + cohort.customers, 0))}
              </td>
              {data.all.slice(0, width).map((period, since) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a period is its number
                <td key={since} className="cohort-cell number">
                  {show === 'retention'
                    ? formatPercent(period.share)
                    : formatMoneyShort(period.spendEach, data.currency)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      <p className="value-note">
        {t(`time.read-${unit}`)} {t('time.few', { count: data.fewest })}{' '}
        {older && t('time.older', { cohort: `${cohortName(data.recordsFrom, unit)} *` })}{' '}
        {data.cohorts.length > drawn && t('time.drawn', { count: drawn })}
      </p>
    </ChartFrame>
  );
}

function sentence(data: Cohorts, show: Show, t: ReturnType<typeof useTranslation>['t']): string {
  const far = data.unit === 'month' ? 3 : 1;
  const period = data.all[far];
  if (!period) return t('time.cohorts-short');
  return show === 'retention'
    ? t(`time.retention-words-${data.unit as Unit}`, { share: formatPercent(period.share, 1) })
    : t(`time.spend-words-${data.unit as Unit}`, { amount: formatMoney(period.spendEach, data.currency) });
}

function Row({ row, name, show, data }: { row: HeatRow; name: string; show: Show; data: Cohorts }) {
  const { t } = useTranslation();
  const write = (cell: HeatCell) =>
    show === 'retention' ? formatPercent(cell.value) : formatMoneyShort(cell.value, data.currency);
  return (
    <tr className={row.few ? 'cohort-few' : undefined}>
      <th scope="row">{name}</th>
      <td className="figure number">{formatInteger(row.customers)}</td>
      {row.cells.map((cell, since) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: a period is its number
          key={since}
          className={`cohort-cell number cohort-shade-${row.few ? 0 : cell.shade}`}
          title={
            row.customers === 0
              ? undefined
              : t('time.cell', {
                  cohort: name,
                  since,
                  ordered: formatInteger(cell.ordered),
                  customers: formatInteger(row.customers),
                })
          }
        >
          {row.customers === 0 ? '–' : write(cell)}
        </td>
      ))}
    </tr>
  );
}

function Switches({ address, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="time-choices">
      <Segmented<Show>
        size="small"
        aria-label={t('time.show')}
        value={address.show ?? 'retention'}
        onChange={(show) => onChange({ show })}
        options={[
          { value: 'retention', label: t('time.retention') },
          { value: 'value', label: t('time.spend-each') },
        ]}
      />
      <Segmented<Unit>
        size="small"
        aria-label={t('time.unit')}
        value={address.unit ?? 'month'}
        onChange={(unit) => onChange({ unit })}
        options={[
          { value: 'month', label: t('time.month') },
          { value: 'quarter', label: t('time.quarter') },
        ]}
      />
    </div>
  );
}
