import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Why } from '@/api/types';
import { formatDay, formatInteger, formatNumber } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { type Figure, whyQuery } from './valueCard';
import './value-card.css';

/** Why a figure is what it is: facts, comparison, what would change it, and from which run it came. */
export function WhyDrawer({
  customerId,
  figure,
  onClose,
}: {
  customerId: number;
  figure: Figure | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  // While the drawer slides away it still shows what it was opened for.
  const [last, setLast] = useState(figure);
  if (figure !== undefined && figure !== last) setLast(figure);
  const {
    data: why,
    error,
    refetch,
  } = useQuery({
    ...whyQuery(customerId, figure ?? last ?? 'clv'),
    enabled: figure !== undefined,
  });
  return (
    <Drawer open={figure !== undefined} onClose={onClose} title={why?.title ?? t('why.title')} size={520}>
      {error && !why ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : why ? (
        <Reasons why={why} />
      ) : (
        <Skeleton lines={10} />
      )}
    </Drawer>
  );
}

function Reasons({ why }: { why: Why }) {
  const { t } = useTranslation();
  return (
    <div className="why">
      <p className="why-answer">{why.answer}</p>
      {why.facts.length > 0 && (
        <section>
          <h3>{t('why.facts')}</h3>
          <dl className="facts">
            {why.facts.map((fact) => (
              <FactLine key={fact.name} name={fact.name} text={fact.text} />
            ))}
          </dl>
        </section>
      )}
      {why.comparison.length > 0 && (
        <section>
          <h3>{t('why.comparison')}</h3>
          <ul className="why-comparison">
            {why.comparison.map((line) => (
              <li key={line.name}>
                <span className="muted">{line.name}</span>
                <span>{line.text}</span>
                {line.percentile != null && <Percentile share={line.percentile} />}
              </li>
            ))}
          </ul>
        </section>
      )}
      {why.changes.length > 0 && (
        <section>
          <h3>{t('why.changes')}</h3>
          <ul className="why-changes">
            {why.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </section>
      )}
      <details>
        <summary>{t('why.formula')}</summary>
        <div className="why-formula">
          {why.formula && <p className="why-math">{why.formula}</p>}
          {why.parameters.length > 0 && (
            <table className="figures">
              <thead>
                <tr>
                  <th scope="col">{t('why.parameter')}</th>
                  <th scope="col" className="figure">
                    {t('why.value')}
                  </th>
                  <th scope="col" className="figure">
                    {t('why.error')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {why.parameters.map((parameter) => (
                  <tr key={parameter.name}>
                    <td>{parameter.name}</td>
                    <td className="figure">{formatNumber(parameter.value, 4)}</td>
                    <td className="figure">
                      {parameter.error == null ? '–' : `± ${formatNumber(parameter.error, 4)}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {why.source && <p className="muted">{why.source}</p>}
        </div>
      </details>
      <Run run={why.run} />
    </div>
  );
}

function FactLine({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}

/** The place among others on a line; the words above it say the same. */
function Percentile({ share }: { share: number }) {
  return (
    <svg className="percentile" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="interval-track" x="0" y="3" width="100" height="2" />
      <rect
        className="interval-point"
        x={Math.max(0, Math.min(share * 100, 99))}
        y="0"
        width="1"
        height="8"
      />
    </svg>
  );
}

function Run({ run }: { run: Why['run'] }) {
  const { t } = useTranslation();
  return (
    <p className="muted">
      {t('why.run', { run: formatInteger(run.id) })}
      {run.asOf && ` · ${t('why.as-of', { on: formatDay(run.asOf) })}`}
      {run.snapshotRows != null &&
        ` · ${t('why.rows', { count: run.snapshotRows, number: formatInteger(run.snapshotRows) })}`}
      {' · '}
      <RelativeDate at={run.finishedAt} />
    </p>
  );
}
