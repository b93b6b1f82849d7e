import { DownloadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isActive, useJob } from '@/api/jobs';
import { usePermission } from '@/api/session';
import { formatInteger } from '@/shared/format';
import { JobCard } from '@/shared/JobCard';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { type ImportView, importQuery, isUnderWay, useUndoImport } from '../api/imports';
import { importState } from '../state';

/** One import: while it runs how far it is, afterwards what came of it and what to do with that. */
export function ImportResult({ id }: { id: number }) {
  const { data: view, error, refetch } = useQuery(importQuery(id));
  const job = useJob(view?.jobId ?? undefined);
  useListAgainWhenEnded(view === undefined ? undefined : isUnderWay(view));
  if (error && !view) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!view || job.isLoading) {
    return (
      <section className="card">
        <Skeleton lines={5} />
      </section>
    );
  }
  const underWay = isUnderWay(view) || (job.data !== undefined && isActive(job.data));
  const succeeded = view.state === 'succeeded' && !underWay;
  // Only who started the job can read it; for everybody else the import itself says how it stands.
  return (
    <section className="card import-result">
      {job.data && !succeeded ? <JobCard job={job.data} /> : <Outcome view={view} />}
      {!underWay && <Rejects view={view} />}
      {!underWay && <Next view={view} succeeded={succeeded} />}
    </section>
  );
}

/** The list of imports and the jobs on top say the same as the import, also at the moment it ends. */
function useListAgainWhenEnded(underWay: boolean | undefined): void {
  const client = useQueryClient();
  const before = useRef<boolean>(undefined);
  useEffect(() => {
    if (before.current && underWay === false) {
      void client.invalidateQueries({ queryKey: ['imports', 'list'] });
      void client.invalidateQueries({ queryKey: ['jobs', 'recent'] });
    }
    before.current = underWay;
  }, [client, underWay]);
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
  const navigate = useNavigate();
  const undo = useUndoImport();
  const [undoJob, setUndoJob] = useState<number>();
  return (
    <>
      {undoJob !== undefined && <Following jobId={undoJob} />}
      {undo.isError && <ProblemView error={undo.error} />}
      {succeeded && undoJob === undefined && mayRun && <p>{t('import.next-run')}</p>}
      <footer className="import-foot">
        {succeeded && undoJob === undefined && mayRun && (
          <Button
            type="primary"
            onClick={() => void navigate({ to: '/value/model', search: { start: true } })}
          >
            {t('import.start-run')}
          </Button>
        )}
        <Link to="/customers">{t('import.to-customers')}</Link>
        {view.undoable && undoJob === undefined && (
          <Popconfirm
            title={<UndoWords view={view} />}
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

/** What undoing takes out: what the import created, and of orders also the customers that came with them. */
function UndoWords({ view: { object, counts } }: { view: ImportView }) {
  const { t } = useTranslation();
  const created = counts?.created ?? 0;
  const customers = object === 'orders' ? (counts?.customersCreated ?? 0) : 0;
  return (
    <>
      <p>{t(`import.undo-words.${object}`, { count: created, number: formatInteger(created) })}</p>
      {customers > 0 && (
        <p>{t('import.undo-words.also', { count: customers, number: formatInteger(customers) })}</p>
      )}
    </>
  );
}

function Following({ jobId }: { jobId: number }) {
  const { data, error } = useJob(jobId);
  if (error && !data) return <ProblemView error={error} />;
  return data ? <JobCard job={data} /> : <Skeleton lines={3} />;
}
