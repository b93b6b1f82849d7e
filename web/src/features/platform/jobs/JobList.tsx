import { useTranslation } from 'react-i18next';
import { useJobs } from '@/api/jobs';
import { JobCard } from '@/shared/JobCard';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';

/** The person's latest jobs, newest first. */
export function JobList({ limit }: { limit?: number }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useJobs();
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  if (data.items.length === 0) return <p className="muted job-list">{t('jobs.empty')}</p>;
  return (
    <div className="job-list">
      {data.items.slice(0, limit).map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
    </div>
  );
}
