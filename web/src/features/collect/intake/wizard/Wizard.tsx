import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import type { ImportAddress, Step } from '../address';
import { checkQuery, type Draft, draftQuery } from '../api/drafts';
import { type Field, fieldsQuery } from '../api/fields';
import { keepPlan, keptPlan, type Plan, readable } from '../plan';
import { CheckStep } from './CheckStep';
import { ColumnsStep } from './ColumnsStep';
import { FileStep } from './FileStep';
import { PolicyStep } from './PolicyStep';
import { Steps } from './Steps';

type Go = (address: ImportAddress, replace?: boolean) => void;

/** What every step works on. */
export interface StepProps {
  draft: Draft;
  plan: Plan;
  fields: readonly Field[];
  change: (plan: Plan) => void;
  to: (step: Step) => void;
}

/** Four steps from a file to its import, to walk through in any order. */
export function Wizard({ address, go }: { address: ImportAddress; go: Go }) {
  if (address.draft === undefined) {
    return (
      <section className="card import-wizard">
        <Steps step="file" />
        <FileStep onDraft={(id) => go({ draft: id, step: 'columns' })} />
      </section>
    );
  }
  return <FromDraft key={address.draft} id={address.draft} step={address.step ?? 'columns'} go={go} />;
}

function FromDraft({ id, step, go }: { id: number; step: Step; go: Go }) {
  const { data: draft, error, refetch } = useQuery(draftQuery(id));
  if (error && !draft) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!draft) {
    return (
      <section className="card">
        <Skeleton lines={8} height={18} />
      </section>
    );
  }
  return <Planned draft={draft} step={step} go={go} />;
}

function Planned({ draft, step, go }: { draft: Draft; step: Step; go: Go }) {
  const { t } = useTranslation();
  const [plan, setPlan] = useState(() => keptPlan(draft));
  const { data: fields, error, refetch } = useQuery(fieldsQuery(plan.object));
  useEffect(() => keepPlan(draft.id, plan), [draft.id, plan]);
  const ready = fields !== undefined && readable(plan, draft, fields);
  const check = useQuery({ ...checkQuery(draft.id, plan), enabled: ready && step !== 'file' });

  if (error && !fields) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!fields) {
    return (
      <section className="card">
        <Skeleton lines={8} height={18} />
      </section>
    );
  }
  const to = (next: Step) => go({ draft: draft.id, step: next });
  const shared: StepProps = { draft, plan, fields, change: setPlan, to };
  return (
    <section className="card import-wizard">
      <Steps
        step={step}
        draft={draft}
        plan={plan}
        check={ready ? check.data : undefined}
        ready={ready}
        onStep={to}
      />
      <section className="import-step" aria-label={t(`import.step.${step}`)}>
        {step === 'file' && (
          <FileStep
            draft={draft}
            onDraft={(id) => go({ draft: id, step: 'columns' })}
            onNext={() => to('columns')}
          />
        )}
        {step === 'columns' && <ColumnsStep {...shared} />}
        {step === 'check' && <CheckStep {...shared} ready={ready} check={check} />}
        {step === 'policy' && (
          <PolicyStep {...shared} ready={ready} check={check.data} onStarted={(id) => go({ import: id })} />
        )}
      </section>
    </section>
  );
}
