import { CheckCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons';
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
          <li key={gate.code} className={`model-gate-${state(gate)}`}>
            <Mark state={state(gate)} />
            <span>
              <strong>{gate.name}</strong>{' '}
              <span className="model-gate-state">{t(`model.${state(gate)}`)}</span>
              {gate.detail && <span className="value-note">{gate.detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

type State = 'passed' | 'failed' | 'unchecked';

/** A gate without a value had nothing to measure. */
function state(gate: Model['gates'][number]): State {
  if (gate.value == null) return 'unchecked';
  return gate.passed ? 'passed' : 'failed';
}

function Mark({ state }: { state: State }) {
  if (state === 'unchecked') return <MinusCircleOutlined aria-hidden="true" />;
  return state === 'passed' ? (
    <CheckCircleOutlined aria-hidden="true" />
  ) : (
    <CloseCircleOutlined aria-hidden="true" />
  );
}
