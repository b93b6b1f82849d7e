import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Model } from '../api/model';

/** What a result must pass before anybody sees it, and what was found. */
export function Gates({ gates }: { gates: Model['gates'] }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('model.gates')}</h2>
      <p className="value-note">{t('model.gates-words')}</p>
      <ul className="model-gates">
        {gates.map((gate) => (
          <li key={gate.code} className={gate.passed ? 'model-gate-passed' : 'model-gate-failed'}>
            {gate.passed ? (
              <CheckCircleOutlined aria-hidden="true" />
            ) : (
              <CloseCircleOutlined aria-hidden="true" />
            )}
            <span>
              <strong>{gate.name}</strong>{' '}
              <span className="model-gate-state">{t(gate.passed ? 'model.passed' : 'model.failed')}</span>
              {gate.detail && <span className="value-note">{gate.detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
