import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useJob } from '@/api/jobs';
import { JobCard } from '@/shared/JobCard';
import { type RunSummary, runsQuery } from '../api/runs';

/** The newest run, whatever came of it; undefined while that is not known. */
export function useLatestRun(): RunSummary | undefined {
  return useInfiniteQuery(runsQuery).data?.pages[0]?.items[0];
}

/** The run that is under way, if there is one; when it ends, everything about value is read again. */
export function useRunUnderWay(): RunSummary | undefined {
  const latest = useLatestRun();
  useReadAgainWhenEnded(latest);
  return latest?.state === 'running' ? latest : undefined;
}

/** How far the run is that is under way, if there is one. */
export function RunUnderWay() {
  const run = useRunUnderWay();
  return run ? (
    <div className="card value-running">
      <RunProgress run={run} />
    </div>
  ) : null;
}

/** How far a run is. */
export function RunProgress({ run }: { run: RunSummary }) {
  const { t } = useTranslation();
  const { data: job } = useJob(run.jobId ?? undefined);
  // Somebody else's job can not be read: then only the run itself says that it is under way.
  return job ? <JobCard job={job} /> : <p className="muted">{t('runs.under-way', { run: run.id })}</p>;
}

function useReadAgainWhenEnded(latest: RunSummary | undefined): void {
  const client = useQueryClient();
  const before = useRef<RunSummary>(undefined);
  useEffect(() => {
    if (before.current?.state === 'running' && latest && latest.state !== 'running') {
      void client.invalidateQueries({ queryKey: ['value'] });
      void client.invalidateQueries({ queryKey: ['customers'] });
    }
    before.current = latest;
  }, [client, latest]);
}
