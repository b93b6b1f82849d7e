import { Button, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import type { Check } from '../api/drafts';
import { useStartImport } from '../api/imports';
import { type Existing, forgetPlan } from '../plan';
import type { StepProps } from './Wizard';

const policies: readonly Existing[] = ['skip', 'update', 'fill-empty'];

/** What happens to what is there already, whose keys these are, and the start. */
export function PolicyStep({
  draft,
  plan,
  change,
  to,
  ready,
  check,
  onStarted,
}: StepProps & { ready: boolean; check: Check | undefined; onStarted: (importId: number) => void }) {
  const { t } = useTranslation();
  const start = useStartImport();
  const go = () =>
    start.mutate(
      { draftId: draft.id, plan },
      {
        onSuccess: ({ id }) => {
          forgetPlan(draft.id);
          onStarted(id);
        },
      },
    );
  return (
    <>
      <fieldset className="import-question">
        <legend>{t(`import.existing-question.${plan.object}`)}</legend>
        <Radio.Group
          className="import-policies"
          value={plan.existing}
          onChange={(event) => change({ ...plan, existing: event.target.value as Existing })}
        >
          {policies.map((policy) => (
            <Radio key={policy} value={policy}>
              {t(`import.existing.${policy}`)}
              <span className="import-words muted">{t(`import.existing-words.${policy}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <div className="import-question">
        <label htmlFor="import-source">
          <strong>{t('import.source')}</strong>
        </label>
        <Input
          id="import-source"
          className="import-source"
          maxLength={60}
          placeholder={t('import.source-default')}
          value={plan.source}
          onChange={(event) => change({ ...plan, source: event.target.value })}
        />
        <p className="import-words muted">{t('import.source-words')}</p>
      </div>
      <p className="import-summary">
        {draft.rows == null
          ? t('import.summary', { name: draft.fileName, object: t(`import.object.${plan.object}`) })
          : t('import.summary-rows', {
              name: draft.fileName,
              object: t(`import.object.${plan.object}`),
              rows: formatInteger(draft.rows),
            })}{' '}
        {plan.edits.length > 0 && t('import.summary-edits', { count: plan.edits.length })}{' '}
        {check && check.rejected > 0 && t('import.summary-rejects')}
      </p>
      {!ready && <p className="import-missing">{t('import.not-ready')}</p>}
      {start.isError && <ProblemView error={start.error} />}
      <footer className="import-foot">
        <Button onClick={() => to('check')}>{t('import.back')}</Button>
        <Button type="primary" disabled={!ready} loading={start.isPending} onClick={go}>
          {t('import.start')}
        </Button>
      </footer>
    </>
  );
}
