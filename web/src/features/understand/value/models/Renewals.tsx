import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatFixed, formatInteger, formatPercent, formatSigned } from '@/shared/format';
import type { ModelDetail } from '../api/models';
import { renewalsAtRisk } from '../overview/listLinks';
import { useWriting } from '../useWriting';
import { FigureList, isLoss } from './FigureList';
import { curvesOf, fitting, homogeneous, type RenewalPoint, retentionOption } from './retention';

type Row = Record<string, unknown>;

const loss = (cell: unknown) => (cell === undefined ? '' : formatFixed(Number(cell), 4));
const signed = (cell: unknown) => (cell === undefined ? '' : formatSigned(Number(cell), loss));

/** Contracts of each term: whether the forecast beat one retention rate, and how many are left after each renewal. */
export function Renewals({ model }: { model: ModelDetail }) {
  const { t } = useTranslation();
  const terms = model.tables.terms ?? [];
  const curves = useMemo(() => curvesOf(model.tables.retention ?? []), [model.tables.retention]);
  if (terms.length === 0) return null;
  return (
    <>
      <p className="value-wide">
        <Link to="/customers" search={renewalsAtRisk}>
          {t('models.renewal.at-risk-list')}
        </Link>
      </p>
      <Check model={model} terms={terms} />
      {[...curves].map(([term, curve]) => (
        <Retention key={term} term={term} curve={curve} />
      ))}
    </>
  );
}

function Check({ model, terms }: { model: ModelDetail; terms: readonly Row[] }) {
  const { t } = useTranslation();
  const figure = (code: string) => model.figures.find((one) => one.code === code)?.value ?? 0;
  const judged = terms.filter((row) => row.verdict !== undefined);
  const title = t('models.renewal.title');
  return (
    <section className="card value-wide model-part" aria-label={title}>
      <h2>{title}</h2>
      {judged.length === 0 ? (
        <p className="models-silent">{t('models.renewal.not-judged')}</p>
      ) : (
        <>
          <p>
            {t('models.renewal.words', {
              contracts: formatInteger(figure('judged_contracts')),
              observed: formatPercent(figure('renewed_share'), 1),
              predicted: formatPercent(figure('predicted_share'), 1),
            })}
          </p>
          <ul className="model-list">
            {judged.map((row) => (
              <li key={String(row.term)}>
                {t(`models.renewal.verdict.${String(row.verdict)}`, {
                  months: formatInteger(Number(row.term)),
                })}
              </li>
            ))}
          </ul>
          <Losses judged={judged} figures={model.figures} title={title} />
        </>
      )}
    </section>
  );
}

const lossColumns = ['term', 'judged', 'log_loss', 'log_loss_constant', 'difference', 'low', 'high'];

/** How close the probabilities came, in the figures that experts compare; folded away. */
function Losses({
  judged,
  figures,
  title,
}: {
  judged: readonly Row[];
  figures: ModelDetail['figures'];
  title: string;
}) {
  const { t } = useTranslation();
  return (
    <details className="model-method">
      <summary>{t('models.renewal.losses')}</summary>
      <p className="muted">{t('models.renewal.loss-words')}</p>
      <section className="value-table wide" tabIndex={0} aria-label={title}>
        <table className="figures">
          <thead>
            <tr>
              {lossColumns.map((key) => (
                <th key={key} scope="col" className="figure">
                  {t(`models.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {judged.map((row) => (
              <tr key={String(row.term)}>
                <td className="figure">{formatInteger(Number(row.term))}</td>
                <td className="figure">{formatInteger(Number(row.judged))}</td>
                <td className="figure">{loss(row.log_loss)}</td>
                <td className="figure">{loss(row.log_loss_constant)}</td>
                <td className="figure">{signed(row.difference)}</td>
                <td className="figure">{signed(row.low)}</td>
                <td className="figure">{signed(row.high)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <FigureList figures={figures.filter(({ code }) => isLoss(code))} />
    </details>
  );
}

function Retention({ term, curve }: { term: number; curve: readonly RenewalPoint[] }) {
  const { t } = useTranslation();
  const writing = useWriting();
  const option = useMemo(
    () =>
      retentionOption(curve, {
        ...writing,
        renewal: t('models.column.renewal'),
        left: t('models.renewal.left'),
        observed: t('models.renewal.observed'),
        fitted: t('models.renewal.fitted'),
        constant: t('models.renewal.constant'),
      }),
    [curve, writing, t],
  );
  const sentence = t('models.renewal.curve-words', {
    inside: formatInteger(fitting(curve)),
    renewals: formatInteger(curve.length),
  });
  const said = homogeneous(curve)
    ? `${sentence}${/[。]$/.test(sentence) ? '' : ' '}${t('models.renewal.curve-same')}`
    : sentence;
  const share = (value: number) => formatPercent(value, 1);
  return (
    <div className="value-wide">
      <ChartFrame
        title={t('models.renewal.curve', { months: formatInteger(term) })}
        sentence={said}
        columns={[
          { key: 'renewal', title: t('models.column.renewal'), number: true },
          { key: 'due', title: t('models.column.due'), number: true },
          { key: 'share', title: t('models.column.renewed'), number: true },
          { key: 'low', title: t('models.column.low'), number: true },
          { key: 'high', title: t('models.column.high'), number: true },
          { key: 'shareFitted', title: t('models.column.renewed_fitted'), number: true },
          { key: 'left', title: t('models.renewal.observed'), number: true },
          { key: 'leftLow', title: t('models.column.low'), number: true },
          { key: 'leftHigh', title: t('models.column.high'), number: true },
          { key: 'leftFitted', title: t('models.renewal.fitted'), number: true },
          { key: 'leftConstant', title: t('models.renewal.constant'), number: true },
        ]}
        rows={curve.map((point) => ({
          renewal: formatInteger(point.renewal),
          due: formatInteger(point.due),
          share: share(point.share),
          low: share(point.low),
          high: share(point.high),
          shareFitted: share(point.shareFitted),
          left: share(point.left),
          leftLow: share(point.leftLow),
          leftHigh: share(point.leftHigh),
          leftFitted: share(point.leftFitted),
          leftConstant: share(point.leftConstant),
        }))}
        height={360}
      >
        <Chart option={option} label={said} />
      </ChartFrame>
    </div>
  );
}
