import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { type ModelDetail, modelDetailQuery } from './api/models';
import { About } from './models/About';
import { Distributions } from './models/Distributions';
import { Findings } from './models/Findings';
import { Proof } from './models/Proof';
import { Renewals } from './models/Renewals';
import { stateOf } from './models/state';
import './value.css';
import './models/models.css';

/** One model: its question, what it found, how its answers are spread, and how it is computed. */
export function ModelDetailPage() {
  const { t } = useTranslation();
  const { code = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(modelDetailQuery(code));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{data?.entry.name ?? t('menu.models')}</h1>
        <Link to="/models">{t('models.all')}</Link>
      </div>
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <div className="card">
          <Skeleton lines={12} height={20} />
        </div>
      ) : (
        <Parts model={data} />
      )}
    </div>
  );
}

/** Models with a page of their own beside this one. */
const numeric = ['clv', 'lifecycle', 'rfm'];

function Parts({ model }: { model: ModelDetail }) {
  const { t } = useTranslation();
  const state = stateOf(model.entry.state);
  const mayRun = usePermission('value-run');
  return (
    <div className="value-grid">
      <section className="card value-wide model-card" aria-labelledby="models-question">
        <h2 id="models-question">{model.entry.question}</h2>
        <p className="muted">
          {model.entry.perspective.name} · {model.entry.dimensions.map((one) => one.name).join(' · ')}
        </p>
        {state !== 'measured' && <p className="models-silent">{t(`models.state-words.${state}`)}</p>}
        {state === 'not-run' && mayRun && (
          <p>
            <Link to="/value/model" search={{ start: true }}>
              {t('runs.start')}
            </Link>
          </p>
        )}
        {numeric.includes(model.entry.code) && (
          <p>
            <Link to={model.entry.code === 'clv' ? '/value/model' : '/value'}>{t('models.numeric')}</Link>
          </p>
        )}
      </section>
      <Proof model={model} />
      <Renewals model={model} />
      <Findings model={model} />
      <Distributions model={model} />
      <About model={model} />
    </div>
  );
}
