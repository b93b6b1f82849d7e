import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { type TraitModel, traitsQuery } from '../api/models';
import '../models/models.css';
import '@/shared/fact-panels.css';

/** What the models of traits say of the customer, each with the sentence that says why; nothing before the first run. */
export function TraitsPanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(traitsQuery(customerId));
  if (data === null) return null;
  return (
    <section className="card" aria-label={t('traits.title')}>
      <h2 className="fact-head">{t('traits.title')}</h2>
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={6} />
      ) : (
        <div className="traits-models">
          {data.models
            .filter((model) => model.figures.length > 0)
            .map((model) => (
              <Model key={model.code} model={model} />
            ))}
        </div>
      )}
    </section>
  );
}

function Model({ model }: { model: TraitModel }) {
  const { t } = useTranslation();
  return (
    <details className="traits-model">
      <summary>
        <strong>{model.name}</strong>
        {model.why.map((sentence) => (
          <p key={sentence} className="traits-why">
            {sentence}
          </p>
        ))}
      </summary>
      <dl className="traits-figures">
        {model.figures.map((figure) => (
          <Figure key={figure.code} figure={figure} />
        ))}
      </dl>
      <Link to="/models/$code" params={{ code: model.code }}>
        {t('traits.model')}
      </Link>
    </details>
  );
}

function Figure({ figure }: { figure: TraitModel['figures'][number] }) {
  return (
    <>
      <dt className="muted">{figure.name}</dt>
      <dd className="number">
        {figure.text}
        {figure.evidence && (
          <span className="muted" title={figure.evidence.name}>
            {' '}
            ({figure.evidence.text})
          </span>
        )}
      </dd>
    </>
  );
}
