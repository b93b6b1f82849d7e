import { useTranslation } from 'react-i18next';
import { JobList } from './JobList';
import './jobs.css';

/** All recent jobs on a page of their own, as a phone shows them. */
export function JobsPage() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('jobs.title')}</h1>
      </div>
      <div className="card">
        <JobList />
      </div>
    </div>
  );
}
