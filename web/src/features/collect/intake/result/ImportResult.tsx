import { DownloadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isActive, useJob } from '@/api/jobs';
import { usePermission } from '@/api/session';
import type { Job } from '@/api/types';
import { formatInteger } from '@/shared/format';
import { JobCard } from '@/shared/JobCard';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { type ImportView, importQuery, useUndoImport } from '../api/imports';
import { useStartValueRun } from '../api/valueRun';
import { importState } from '../state';

/** One import: while it runs how far it is, afterwards what came of it and what to do with that. */
export function ImportResult({ id }: { id: number }) {
  const { data: view, error, refetch } = useQuery(importQuery(id));
  const job = useJob(view?.jobId ?? undefined);
  const ended = job.data !== undefined && !isActive(job.data);
  useLookAgainAtEnd(job.data, view);
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!view || !job.data) {
    return (
      <section className="card">
        {job.error ? <ProblemView error={job.error} /> : <Skeleton lines={5} />}
      </section>
    );
  }
  return (
    <section className="card import-result">
      {ended && job.data.state === 'succeeded' ? <Outcome view={view} /> : <JobCard job={job.data} />}
      {ended && <Rejects view={view} />}
      {ended && <Next view={view} succeeded={job.data.state === 'succeeded'} />}
    </section>
  );
}

/** Reads all pages anew when a job has ended since they were read: it changes imports, customers and their values. */
function useLookAgainAtEnd(job: Job | undefined, view: ImportView | undefined): void {
  const client = useQueryClient();
  const seen = useRef(false);
  const active = job && isActive(job);
  const behind =
    active === false && view !== undefined && (view.state === 'queued' || view.state === 'running');
  useEffect(() => {
    if (active) seen.current = true;
    else if (active === false && (seen.current || behind)) {
      seen.current = false;
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'jobs' });
    }
  }, [active, behind, client]);
}

const shown = ['rows', 'created', 'updated', 'duplicate', 'rejected', 'customersCreated'] as const;

function Outcome({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const { counts } = view;
  return (
    <>
      <header className="import-result-head">
        <h2>{view.fileName}</h2>
        <span className="muted">
          {t(`import.object.${view.object}`)} · {importState(t, view)} · <RelativeDate at={view.createdAt} />
        </span>
      </header>
      <dl className="import-counts">
        {counts &&
          shown.map((name) => (
            <div key={name} className={name === 'rejected' && counts[name] > 0 ? 'rejected' : undefined}>
              <dt>{t(`job.count.${name}`)}</dt>
              <dd className="number">{formatInteger(counts[name])}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function Rejects({ view }: { view: ImportView }) {
  const { t } = useTranslation();
  const rejects = view.rejects ?? [];
  if (rejects.length === 0) return null;
  const all = view.counts?.rejected ?? rejects.length;
  return (
    <div className="import-rejects">
      <div className="import-line">
        <h3>{t('import.rejects', { count: all, number: formatInteger(all) })}</h3>
        {view.rejectFileId != null && (
          <a href={`/api/v1/files/${view.rejectFileId}`} download>
            <DownloadOutlined aria-hidden="true" /> {t('import.reject-file')}
          </a>
        )}
      </div>
      {view.rejectFileId != null && <p className="muted">{t('import.reject-words')}</p>}
      <div className="import-scroll import-rejects-list">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('import.line')}</th>
              <th scope="col">{t('import.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {rejects.map(({ row, code, detail }) => (
              <tr key={`${row} ${code}`}>
                <th scope="row" className="number">
                  {row}
                </th>
                <td>{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {all > rejects.length && (
        <p className="muted">{t('import.first-rejects', { number: formatInteger(rejects.length) })}</p>
      )}
    </div>
  );
}

function Next({ view, succeeded }: { view: ImportView; succeeded: boolean }) {
  const { t } = useTranslation();
  const mayRun = usePermission('value-run');
  const run = useStartValueRun();
  const undo = useUndoImport();
  const [undoJob, setUndoJob] = useState<number>();
  const created = view.counts?.created ?? 0;
  return (
    <>
      {undoJob !== undefined && <Following jobId={undoJob} />}
      {run.data && <Following jobId={run.data.jobId} />}
      {(run.isError || undo.isError) && <ProblemView error={run.error ?? undo.error} />}
      <footer className="import-foot">
        {succeeded && undoJob === undefined && mayRun && !run.data && (
          <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
            {t('import.start-run')}
          </Button>
        )}
        {run.data && <Link to="/value">{t('import.to-value')}</Link>}
        <Link to="/customers">{t('import.to-customers')}</Link>
        {view.undoable && undoJob === undefined && (
          <Popconfirm
            title={t(`import.undo-words.${view.object}`, { count: created, number: formatInteger(created) })}
            okText={t('import.undo')}
            cancelText={t('action.keep')}
            onConfirm={() => undo.mutate(view.id, { onSuccess: ({ id }) => setUndoJob(id) })}
          >
            <Button loading={undo.isPending}>{t('import.undo')}</Button>
          </Popconfirm>
        )}
      </footer>
    </>
  );
}

function Following({ jobId }: { jobId: number }) {
  const { data, error } = useJob(jobId);
  useLookAgainAtEnd(data, undefined);
  if (error) return <ProblemView error={error} />;
  return data ? <JobCard job={data} /> : <Skeleton lines={3} />;
}
