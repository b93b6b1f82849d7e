import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isActive, useCancelJob, useJob } from '@/api/jobs';
import { formatInteger } from '@/shared/format';
import { Notice } from '@/shared/Notice';
import { ProblemView } from '@/shared/ProblemView';
import { bulkQuery, useUndoEdit } from '../api/editCustomers';

/** How far an edit of many customers is, what came of it, and the way back. */
export function BulkNotice({ bulk, onClose }: { bulk: { id: number; jobId: number }; onClose: () => void }) {
  const { t } = useTranslation();
  const [jobId, setJobId] = useState(bulk.jobId);
  const job = useJob(jobId);
  const undo = useUndoEdit();
  const cancel = useCancelJob();
  const undoing = jobId !== bulk.jobId;
  const ended = job.data !== undefined && !isActive(job.data);
  const edit = useQuery({ ...bulkQuery(bulk.id), enabled: ended });
  const counts = ended && edit.isFetchedAfterMount ? edit.data?.counts : undefined;
  const number = (count: number) => ({ count, number: formatInteger(count) });
  const turnBack = () => undo.mutate(bulk.id, { onSuccess: (started) => setJobId(started.jobId) });

  if (!counts) {
    const done = job.data?.done ?? 0;
    return (
      <Notice
        onClose={onClose}
        stays
        {...(job.data?.cancellable && !undoing
          ? { action: { name: t('action.cancel'), onAct: () => cancel.mutate(jobId) } }
          : {})}
      >
        {t(undoing ? 'bulk.undoing' : 'bulk.changing', {
          done: formatInteger(done),
          total: formatInteger(job.data?.total ?? done),
        })}
      </Notice>
    );
  }
  if (undoing && counts.undone + counts.kept > 0) {
    return (
      <Notice onClose={onClose} stays={counts.kept > 0}>
        {t('bulk.undone', number(counts.undone))}
        {counts.kept > 0 && (
          <>
            {' '}
            {t('bulk.kept', number(counts.kept))}{' '}
            {edit.data?.kept
              .slice(0, 3)
              .map(({ name }) => name)
              .join(', ')}
          </>
        )}
      </Notice>
    );
  }
  return (
    <Notice
      onClose={onClose}
      stays
      {...(edit.data?.undoable ? { action: { name: t('bulk.undo'), onAct: turnBack } } : {})}
    >
      {job.data?.state === 'failed' && job.data.problem ? job.data.problem.detail : null}
      {t('bulk.changed', number(counts.changed))}
      {counts.refused > 0 && <> {t('bulk.refused', number(counts.refused))}</>}
      {undo.error && <ProblemView error={undo.error} />}
    </Notice>
  );
}
