import { AlertOutlined, CheckCircleOutlined, EyeOutlined, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/shared/format';
import type { Model } from '../api/model';

type Measures = NonNullable<Model['drift']>['measures'];

/** What changed since the run before, and whether that is more than usual. */
export function Drift({ drift }: { drift: Model['drift'] | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('drift.title')}</h2>
      {drift ? (
        <>
          <p className="value-note">{t('drift.words', { run: drift.against, day: formatDay(drift.asOf) })}</p>
          <Measured measures={drift.measures} />
        </>
      ) : (
        <p className="value-note">{t('drift.none')}</p>
      )}
    </>
  );
}

function Measured({ measures }: { measures: Measures }) {
  const { t } = useTranslation();
  return (
    <ul className="model-gates">
      {measures.map((measure) => (
        <li key={measure.code} className={`drift-${levelOf(measure.level)}`}>
          <Mark level={levelOf(measure.level)} />
          <span>
            <strong>{measure.name}</strong>{' '}
            <span className="drift-level">{t(`drift.${levelOf(measure.level)}`)}</span>
            <span className="value-note">
              {measure.detail}
              {measure.value != null && ` ${measure.thresholds}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

type Level = 'open' | 'ok' | 'watch' | 'alarm';

const levelOf = (level: string): Level =>
  (['ok', 'watch', 'alarm'] as const).find((one) => one === level) ?? 'open';

function Mark({ level }: { level: Level }) {
  switch (level) {
    case 'open':
      return <MinusCircleOutlined aria-hidden="true" />;
    case 'ok':
      return <CheckCircleOutlined aria-hidden="true" />;
    case 'watch':
      return <EyeOutlined aria-hidden="true" />;
    case 'alarm':
      return <AlertOutlined aria-hidden="true" />;
  }
}
