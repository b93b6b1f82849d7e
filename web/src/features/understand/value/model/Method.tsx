import { useTranslation } from 'react-i18next';
import type { Model } from '../api/model';

/** How it is computed, for those who ask: formula, source, assumptions, limits. */
export function Method({ model }: { model: Model }) {
  const { t } = useTranslation();
  return (
    <details className="card value-wide model-method">
      <summary>
        <h2>{t('model.method')}</h2>
      </summary>
      <h3>{t('model.formula')}</h3>
      <p className="model-formula">{model.formula}</p>
      <h3>{t('model.assumptions')}</h3>
      <List items={model.assumptions} />
      <h3>{t('model.limits')}</h3>
      <List items={model.limits} />
      <h3>{t('model.source')}</h3>
      <p>{model.source}</p>
    </details>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className="model-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
