import { useTranslation } from 'react-i18next';
import { formatInteger, formatNumber } from '@/shared/format';
import type { ModelDetail } from '../api/models';

/** How the model is computed, from what, and where it ends. */
export function About({ model }: { model: ModelDetail }) {
  const { t } = useTranslation();
  return (
    <section className="card value-wide model-part models-about" aria-label={t('model.method')}>
      <h2>{t('model.method')}</h2>
      <h3>{t('model.formula')}</h3>
      <p>{model.formula}</p>
      <h3>{t('model.source')}</h3>
      <p>{model.source}</p>
      <h3>{t('model.limits')}</h3>
      <ul className="model-list">
        {model.limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <h3>{t('models.inputs')}</h3>
      <ul className="model-list">
        {model.inputs.map((input) => (
          <li key={input.dataset}>
            {input.name}
            {input.rows != null && ` (${t('models.rows', { number: formatInteger(input.rows) })})`}
            {!input.required && <span className="muted"> {t('models.optional')}</span>}
          </li>
        ))}
      </ul>
      {model.parameters.length > 0 && (
        <>
          <h3>{t('model.parameters')}</h3>
          <dl className="models-figures">
            {model.parameters.map((parameter) => (
              <div key={parameter.code}>
                <dt className="muted">{parameter.name}</dt>
                <dd className="number">
                  {t(`models.unit.${parameter.unit}`, { number: formatNumber(parameter.value, 3) })}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
