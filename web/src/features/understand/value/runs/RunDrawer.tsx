import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJob } from '@/api/jobs';
import { usePermission } from '@/api/session';
import { formatDay, formatInteger } from '@/shared/format';
import { JobCard } from '@/shared/JobCard';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { type Run, runQuery, usePublishRun } from '../api/runs';
import { VerdictLine } from '../model/Card';
import { Drift } from '../model/Drift';
import { Gates } from '../model/Gates';
import { RunState } from './RunState';
import { nameOf } from './runWords';
import { type Setting, settingsOf } from './settings';

/** One run: where it stands, what it was asked for, what it read, what the gates found; a withheld one can be published. */
export function RunDrawer({
  id,
  published,
  onClose,
}: {
  id: number | undefined;
  /** The run that the pages show, if there is one. */
  published: number | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={520}
      title={id === undefined ? undefined : t('value.run', { run: id })}
      destroyOnHidden
    >
      {id !== undefined && published !== undefined && id !== published && (
        <p className="value-withheld">{t('runs.not-shown', { published })}</p>
      )}
      {id !== undefined && <Contents id={id} />}
    </Drawer>
  );
}

function Contents({ id }: { id: number }) {
  const { t } = useTranslation();
  const { data: run, error, refetch } = useQuery(runQuery(id));
  if (error && !run) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!run) return <Skeleton lines={8} />;
  const by = nameOf(run.createdBy);
  return (
    <div className="run-contents">
      <p>
        <RunState state={run.state} /> · <RelativeDate at={run.createdAt} />
        {by && ` · ${by}`}
      </p>
      <RunJob run={run} />
      {run.verdict != null && run.report != null && (
        <VerdictLine grade={run.verdict.grade} sentence={run.verdict.sentence} />
      )}
      {(run.gates ?? []).length > 0 && (
        <section className="model-part">
          <Gates gates={run.gates} />
        </section>
      )}
      {run.drift && (
        <section className="model-part">
          <Drift drift={run.drift} />
        </section>
      )}
      {run.publishReason && <p>{t('runs.published-because', { reason: run.publishReason })}</p>}
      {run.state === 'withheld' && <Publish run={run} />}
      <section>
        <h2>{t('runs.settings')}</h2>
        <dl className="run-settings">
          {settingsOf(run).map((setting) => (
            <SettingLine key={setting.name} setting={setting} />
          ))}
        </dl>
      </section>
      {run.snapshot && (
        <section>
          <h2>{t('runs.snapshot')}</h2>
          <p>
            {t('model.rows', { count: run.snapshot.rows, number: formatInteger(run.snapshot.rows) })} ·{' '}
            <RelativeDate at={run.snapshot.createdAt} />
          </p>
          <p className="value-note run-hash">
            {t('runs.hash')} <code>{run.snapshot.sha256}</code>
          </p>
        </section>
      )}
    </div>
  );
}

function SettingLine({ setting }: { setting: Setting }) {
  const { t } = useTranslation();
  const value = () => {
    switch (setting.name) {
      case 'as-of':
        return setting.day ? formatDay(setting.day) : '–';
      case 'horizon':
        return t('horizon.week', { count: setting.weeks });
      case 'holdout':
        return setting.weeks === undefined
          ? t('runs.automatic')
          : setting.weeks === 0
            ? t('runs.none')
            : t('horizon.week', { count: setting.weeks });
      case 'margin':
      case 'discount':
        return setting.percent;
      case 'model':
        return t(`runs.model.${setting.code}`, { defaultValue: setting.code });
      case 'populations':
        return t(`runs.populations.${setting.code}`, { defaultValue: setting.code });
      case 'engine':
        return t(`runs.engine.${setting.code}`, { defaultValue: setting.code });
    }
  };
  return (
    <div>
      <dt>{t(`runs.setting.${setting.name}`)}</dt>
      <dd className="number">{value()}</dd>
    </div>
  );
}

function RunJob({ run }: { run: Run }) {
  const shown = run.state === 'running' || run.state === 'failed' || run.state === 'cancelled';
  const { data: job } = useJob(shown ? (run.jobId ?? undefined) : undefined);
  return job ? (
    <div className="run-job">
      <JobCard job={job} />
    </div>
  ) : null;
}

function Publish({ run }: { run: Run }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const publish = usePublishRun(run.id);
  if (!usePermission('value-run')) return <p className="muted">{t('runs.publish-not-you')}</p>;
  return (
    <form
      className="run-publish"
      onSubmit={(event) => {
        event.preventDefault();
        publish.mutate(reason.trim());
      }}
    >
      <h2>{t('runs.publish')}</h2>
      <p>{t('runs.publish-words')}</p>
      <label htmlFor="publish-reason">{t('runs.reason')}</label>
      <Input.TextArea
        id="publish-reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        maxLength={500}
        rows={2}
      />
      {publish.isError && <ProblemView error={publish.error} />}
      <Button htmlType="submit" danger loading={publish.isPending} disabled={reason.trim() === ''}>
        {t('runs.publish-anyway')}
      </Button>
    </form>
  );
}
