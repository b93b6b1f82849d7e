import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import {
  formatDay,
  formatFixed,
  formatInteger,
  formatNumber,
  formatPercent,
  formatSigned,
} from '@/shared/format';
import type { Model, Backtest as Test } from '../api/model';
import { useWriting } from '../useWriting';
import { betterIn, deviation, type Errors } from './backtestWords';
import { className, pairsOption } from './options';

/** What a prediction from the past would have been worth: in total, against simple rules, and by class. */
export function Backtest({ model }: { model: Model }) {
  const { t } = useTranslation();
  const test = model.backtest;
  if (!test) {
    return (
      <section className="card value-wide">
        <h2>{t('model.backtest')}</h2>
        <p className="muted">{t('model.backtest-none')}</p>
      </section>
    );
  }
  return (
    <>
      <Total test={test} />
      <ByClass test={test} />
    </>
  );
}

const measures = ['mae', 'rmse', 'correlation'] as const;

function Total({ test }: { test: Test }) {
  const { t } = useTranslation();
  const { share, inside } = deviation(test.predicted, test.actual);
  const count = (value: number | null | undefined) =>
    value == null ? '–' : formatInteger(Math.round(value));
  return (
    <section className="card model-part">
      <h2 id="model-backtest">{t('model.backtest')}</h2>
      <p>
        {t('model.backtest-words', {
          count: test.units,
          day: formatDay(test.cut),
          predicted: count(test.predicted.estimate),
          low: count(test.predicted.low),
          high: count(test.predicted.high),
          actual: count(test.actual),
        })}
      </p>
      <p>
        {share === null
          ? t('model.total-nothing')
          : t(inside ? 'model.total-inside' : 'model.total-outside', {
              share: formatSigned(share, (size) => formatPercent(size, 1)),
            })}
      </p>
      <section className="value-table wide" tabIndex={0} aria-labelledby="model-backtest">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('model.predicted-by')}</th>
              <th scope="col" className="figure">
                {t('model.sum')}
              </th>
              {measures.map((measure) => (
                <th key={measure} scope="col" className="figure" title={t(`model.${measure}-words`)}>
                  {t(`model.${measure}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Predictor
              name={t('model.own')}
              sum={count(test.predicted.estimate)}
              errors={test}
              better={[]}
              own
            />
            {test.baselines.map((one) => (
              <Predictor
                key={one.code}
                name={one.name}
                sum={count(one.sum)}
                errors={one}
                better={betterIn(one, test)}
              />
            ))}
            <tr>
              <th scope="row">{t('model.happened')}</th>
              <td className="figure">{count(test.actual)}</td>
              <td colSpan={measures.length} />
            </tr>
          </tbody>
        </table>
      </section>
      <p className="value-note">{t('model.scores-words')}</p>
      <Coverage coverage={test.coverage} />
    </section>
  );
}

function Predictor({
  name,
  sum,
  errors,
  better,
  own = false,
}: {
  name: string;
  sum: string;
  errors: Errors;
  better: readonly string[];
  own?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <tr className={own ? 'model-own' : undefined}>
      <th scope="row">{name}</th>
      <td className="figure">{sum}</td>
      {measures.map((measure) => {
        const value = errors[measure];
        return (
          <td key={measure} className="figure">
            {better.includes(measure) && <span className="model-better">{t('model.better')} </span>}
            {value == null ? '–' : formatFixed(value, 3)}
          </td>
        );
      })}
    </tr>
  );
}

function Coverage({ coverage }: { coverage: Test['coverage'] }) {
  const { t } = useTranslation();
  if (coverage?.orders == null) return null;
  const share = (value: number | null | undefined) => (value == null ? '–' : formatPercent(value, 1));
  return (
    <p className="value-note">
      {t('model.coverage', {
        level: formatPercent(coverage.level),
        orders: share(coverage.orders),
        adjusted: share(coverage.ordersTransform),
        value: share(coverage.value),
      })}
    </p>
  );
}

function ByClass({ test }: { test: Test }) {
  const { t } = useTranslation();
  const writing = useWriting();
  const classes = test.byClass;
  const option = useMemo(
    () =>
      pairsOption(
        classes.map((one) => ({ x: one.x, open: one.open, actual: one.actual, expected: one.predicted })),
        {
          ...writing,
          actual: t('model.mean-actual'),
          expected: t('model.mean-predicted'),
          axis: t('model.repeats-before'),
          write: (value) => formatNumber(value, 2),
        },
      ),
    [classes, writing, t],
  );
  if (classes.length === 0) return null;
  return (
    <ChartFrame
      title={t('model.by-class')}
      sentence={t('model.by-class-words')}
      columns={[
        { key: 'x', title: t('model.repeats-before'), number: true },
        { key: 'customers', title: t('value.customers'), number: true },
        { key: 'predicted', title: t('model.mean-predicted'), number: true },
        { key: 'actual', title: t('model.mean-actual'), number: true },
      ]}
      rows={classes.map((one) => ({
        x: className(one),
        customers: formatInteger(one.customers),
        predicted: formatFixed(one.predicted, 2),
        actual: formatFixed(one.actual, 2),
      }))}
      height={300}
    >
      <Chart option={option} label={t('model.by-class-words')} />
    </ChartFrame>
  );
}
