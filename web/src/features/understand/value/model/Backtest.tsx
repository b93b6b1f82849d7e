import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { Chart } from '@/shared/chart/Chart';
import { formatDay, formatInteger, formatNumber, formatPercent } from '@/shared/format';
import type { Model, Backtest as Test } from '../api/model';
import { useWriting } from '../useWriting';
import { betterIn, deviation, isModel } from './backtestWords';
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

function Total({ test }: { test: Test }) {
  const { t } = useTranslation();
  const { share, inside } = deviation(test.predicted, test.actual);
  const own = test.baselines.find((one) => isModel(one.code));
  const number = (value: number | null | undefined) => (value == null ? '–' : formatNumber(value, 3));
  const numbers = {
    count: test.units,
    day: formatDay(test.cut),
    predicted: formatInteger(Math.round(test.predicted.estimate)),
    low: formatInteger(Math.round(test.predicted.low)),
    high: formatInteger(Math.round(test.predicted.high)),
    actual: formatInteger(test.actual),
  };
  return (
    <section className="card" aria-labelledby="model-backtest">
      <h2 id="model-backtest">{t('model.backtest')}</h2>
      <p>
        {t('model.backtest-words', numbers)}{' '}
        {share !== null &&
          t('model.deviation', {
            share: `${share < 0 ? '−' : '+'}${formatPercent(Math.abs(share), 1)}`,
          })}{' '}
        {t(inside ? 'model.total-inside' : 'model.total-outside', numbers)}
      </p>
      <section className="value-table" tabIndex={0} aria-labelledby="model-backtest">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('model.predicted-by')}</th>
              <th scope="col" className="figure">
                {t('model.sum')}
              </th>
              <th scope="col" className="figure" title={t('model.mae-words')}>
                {t('model.mae')}
              </th>
              <th scope="col" className="figure" title={t('model.rmse-words')}>
                {t('model.rmse')}
              </th>
              <th scope="col" className="figure" title={t('model.correlation-words')}>
                {t('model.correlation')}
              </th>
            </tr>
          </thead>
          <tbody>
            {test.baselines.map((one) => {
              const better = own === one ? [] : betterIn(one, own);
              const cell = (measure: 'mae' | 'rmse' | 'correlation') => (
                <td className="figure">
                  {number(one[measure])}
                  {better.includes(measure) && <span className="model-better"> {t('model.better')}</span>}
                </td>
              );
              return (
                <tr key={one.code} className={own === one ? 'model-own' : undefined}>
                  <th scope="row">{one.name}</th>
                  <td className="figure">{one.sum == null ? '–' : formatInteger(Math.round(one.sum))}</td>
                  {cell('mae')}
                  {cell('rmse')}
                  {cell('correlation')}
                </tr>
              );
            })}
            <tr>
              <th scope="row">{t('model.happened')}</th>
              <td className="figure">{formatInteger(test.actual)}</td>
              <td className="figure" />
              <td className="figure" />
              <td className="figure" />
            </tr>
          </tbody>
        </table>
      </section>
      <p className="value-note">{t('model.scores-words')}</p>
      {test.coverage != null && (
        <p className="value-note">{t('model.coverage', { share: formatPercent(test.coverage, 1) })}</p>
      )}
    </section>
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
        predicted: formatNumber(one.predicted, 2),
        actual: formatNumber(one.actual, 2),
      }))}
      height={300}
    >
      <Chart option={option} label={t('model.by-class-words')} />
    </ChartFrame>
  );
}
