import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import type { Check } from '../api/drafts';
import { mend } from '../plan';
import { CheckGrid } from './CheckGrid';
import type { StepProps } from './Wizard';

/** The first rows as they will be read, with what is wrong where it stands, to be mended there. */
export function CheckStep({
  draft,
  plan,
  fields,
  change,
  to,
  ready,
  check,
}: StepProps & { ready: boolean; check: UseQueryResult<Check> }) {
  const { t } = useTranslation();
  const [onlyWrong, setOnlyWrong] = useState(false);
  const { data, error } = check;
  return (
    <>
      {!ready ? (
        <p>{t('import.not-ready')}</p>
      ) : error && !check.isFetching ? (
        <ProblemView error={error} onRetry={() => void check.refetch()} />
      ) : !data ? (
        <Skeleton lines={10} height={20} />
      ) : (
        <>
          <div className="import-line">
            <p className="import-verdict" role="status">
              <Verdict check={data} />
            </p>
            {plan.edits.length > 0 && (
              <span className="muted">
                {t('import.edits', { count: plan.edits.length })}{' '}
                <Button type="link" size="small" onClick={() => change({ ...plan, edits: [] })}>
                  {t('import.forget-edits')}
                </Button>
              </span>
            )}
            {data.rejected > 0 && (
              <span className="import-switch">
                <Switch size="small" id="import-only-wrong" checked={onlyWrong} onChange={setOnlyWrong} />
                <label htmlFor="import-only-wrong">{t('import.only-wrong')}</label>
              </span>
            )}
          </div>
          <CheckGrid
            draft={draft}
            plan={plan}
            fields={fields}
            rows={onlyWrong ? data.rows.filter(({ problems }) => problems.length > 0) : data.rows}
            onMend={(row, column, value) => change(mend(plan, row, column, value))}
          />
          <p className="muted import-words">{t('import.mend-hint')}</p>
        </>
      )}
      <footer className="import-foot">
        <Button onClick={() => to('columns')}>{t('import.back')}</Button>
        <Button type="primary" disabled={!ready || !data || check.isError} onClick={() => to('policy')}>
          {t('import.to-policy')}
        </Button>
      </footer>
    </>
  );
}

function Verdict({ check }: { check: Check }) {
  const { t } = useTranslation();
  const checked = formatInteger(check.checkedRows);
  if (check.rejected === 0) {
    return check.complete
      ? t('import.all-fine', { count: check.checkedRows, number: checked })
      : t('import.first-fine', { count: check.checkedRows, number: checked });
  }
  const values = { count: check.rejected, number: formatInteger(check.rejected), checked };
  return check.complete ? t('import.some-wrong', values) : t('import.first-wrong', values);
}
