import { DownloadOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJob } from '@/api/jobs';
import { JobCard } from '@/shared/JobCard';
import { ProblemView } from '@/shared/ProblemView';
import { useExport } from '../api/exportCustomers';
import type { Search } from '../api/searchCustomers';

/** Starts a job that writes the whole list, as filtered and sorted, to a file, and shows how far it is. */
export function ExportButton({ search }: { search: Search }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const run = useExport();
  const job = useJob(run.data?.id);
  const show = (next: boolean) => {
    if (next && !run.isPending) run.reset();
    setOpen(next);
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={show}
      title={t('customers.export-title')}
      content={
        <div className="export">
          {run.isError && <ProblemView error={run.error} />}
          {run.data ? (
            <JobCard job={job.data ?? run.data} />
          ) : (
            <>
              <p>{t('customers.export-words', { count: search.fields.length })}</p>
              <p className="muted">{t('customers.export-audit')}</p>
              <Button type="primary" loading={run.isPending} onClick={() => run.mutate(search)}>
                {t('customers.export-start')}
              </Button>
            </>
          )}
        </div>
      }
    >
      <Button icon={<DownloadOutlined aria-hidden="true" />}>{t('customers.export')}</Button>
    </Popover>
  );
}
