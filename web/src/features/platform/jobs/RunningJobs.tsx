import { LoadingOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isActive, useJobs } from '@/api/jobs';
import { percentDone } from '@/shared/JobCard';
import { JobList } from './JobList';
import './jobs.css';

/** The jobs in the top bar: how many run and how far they are; a click shows each with cancel. */
export function RunningJobs() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data } = useJobs();
  const running = data?.items.filter(isActive) ?? [];
  const percent = running[0] && percentDone(running[0]);
  const words =
    running.length === 0
      ? t('jobs.none-running')
      : percent === undefined
        ? t('jobs.running', { count: running.length })
        : running.length === 1
          ? t('jobs.one-percent', { percent })
          : t('jobs.running-percent', { count: running.length, percent });
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      title={t('jobs.title')}
      content={
        <>
          <JobList limit={6} />
          <Link to="/jobs" className="job-list-all" onClick={() => setOpen(false)}>
            {t('jobs.all')}
          </Link>
        </>
      }
    >
      <Button
        type="text"
        aria-label={words}
        title={words}
        icon={
          running.length > 0 ? (
            <LoadingOutlined aria-hidden="true" />
          ) : (
            <UnorderedListOutlined aria-hidden="true" />
          )
        }
      >
        {running.length > 0 && (percent === undefined ? running.length : `${percent}%`)}
      </Button>
    </Popover>
  );
}
