import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatFixed, formatInteger, formatPercent, formatSigned } from '@/shared/format';
import type { ModelDetail } from '../api/models';
import { useWriting } from '../useWriting';
import { groupsOf, inside, reliabilityOption } from './reliability';

type Row = Record<string, unknown>;

/** How a forecast did on what it had not seen: which ranking wins, and whether what was forecast came. */
export function Proof({ model }: { model: ModelDetail }) {
  const { t } = useTranslation();
  const state = model.tables.classifier?.[0];
  const rankings = model.tables.rankings ?? [];
  if (!state) return null;
  return (
    <>
      {rankings.length === 0 ? (
        <section className="card value-wide model-part" aria-label={t('models.proof.title')}>
          <h2>{t('models.proof.title')}</h2>
          <p className="models-silent">{t(`models.proof.lack.${String(state.code)}`)}</p>
        </section>
      ) : (
        <Rankings model={model} rankings={rankings} days={Number(state.days)} />
      )}
      {(model.tables.reliability ?? []).length > 0 && (
        <ReliabilityChart rows={model.tables.reliability ?? []} />
      )}
    </>
  );
}

/** AUCs and their differences are shares of pairs: three decimals say what can be said. */
const auc = (cell: unknown) => formatFixed(Number(cell), 3);
const signed = (cell: unknown) => formatSigned(Number(cell), auc);

function Rankings({ model, rankings, days }: { model: ModelDetail; rankings: readonly Row[]; days: number }) {
  const { t } = useTranslation();
  const figure = (code: string) => model.figures.find((one) => one.code === code)?.value ?? 0;
  const others = rankings.filter((row) => row.verdict !== undefined);
  return (
    <section className="card value-wide model-part" aria-label={t('models.proof.title')}>
      <h2>{t('models.proof.title')}</h2>
      <p>
        {t('models.proof.words', {
          days: formatInteger(days),
          learnt: formatInteger(figure('learnt_customers')),
          judged: formatInteger(figure('judged_customers')),
          share: formatPercent(figure('churned_share'), 1),
        })}
      </p>
      <ul className="model-list">
        {others.map((row) => (
          <li key={String(row.code)}>
            {t(`models.proof.verdict.${String(row.verdict)}`, {
              name: String(row.name),
              difference: signed(row.difference),
              low: signed(row.low),
              high: signed(row.high),
            })}
          </li>
        ))}
      </ul>
      <section className="value-table wide" tabIndex={0} aria-label={t('models.proof.title')}>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('models.proof.ranking')}</th>
              <th scope="col" className="figure">
                AUC
              </th>
              <th scope="col" className="figure">
                {t('models.proof.difference')}
              </th>
              <th scope="col" className="figure">
                {t('models.column.low')}
              </th>
              <th scope="col" className="figure">
                {t('models.column.high')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rankings.map((row) => (
              <tr key={String(row.code)}>
                <td>{String(row.name)}</td>
                <td className="figure">{auc(row.auc)}</td>
                {['difference', 'low', 'high'].map((key) => (
                  <td key={key} className="figure">
                    {row[key] === undefined ? '' : signed(row[key])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="muted">{t('models.proof.auc-words')}</p>
    </section>
  );
}

function ReliabilityChart({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const writing = useWriting();
  const groups = useMemo(() => groupsOf(rows), [rows]);
  const option = useMemo(
    () =>
      reliabilityOption(groups, {
        ...writing,
        predicted: t('models.proof.predicted'),
        observed: t('models.proof.observed'),
        equal: t('models.proof.equal'),
      }),
    [groups, writing, t],
  );
  const sentence = t('models.proof.reliability-words', {
    inside: formatInteger(inside(groups)),
    groups: formatInteger(groups.length),
  });
  return (
    <div className="value-wide">
      <ChartFrame
        title={t('models.proof.reliability')}
        sentence={sentence}
        columns={[
          { key: 'predicted', title: t('models.proof.predicted'), number: true },
          { key: 'observed', title: t('models.proof.observed'), number: true },
          { key: 'low', title: t('models.column.low'), number: true },
          { key: 'high', title: t('models.column.high'), number: true },
          { key: 'customers', title: t('models.column.customers'), number: true },
        ]}
        rows={groups.map((group) => ({
          predicted: formatPercent(group.predicted, 1),
          observed: formatPercent(group.observed, 1),
          low: formatPercent(group.low, 1),
          high: formatPercent(group.high, 1),
          customers: formatInteger(group.customers),
        }))}
        height={360}
      >
        <Chart option={option} label={sentence} />
      </ChartFrame>
    </div>
  );
}
