import { DownloadOutlined } from '@ant-design/icons';
import { Button, Popover, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useJob } from '@/api/jobs';
import { JobCard } from '@/shared/JobCard';
import { ProblemView } from '@/shared/ProblemView';
import { type ExportFormat, exportFormats, useExport } from '../api/exportCustomers';
import type { Search } from '../api/searchCustomers';
import type { Selection } from './selection';

/** Starts a job that writes the whole list as filtered and sorted, or those chosen, to a file; shows how far it is. */
export function ExportButton({ search, selection }: { search: Search; selection?: Selection }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
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
              <p>
                {t(selection ? 'customers.export-chosen' : 'customers.export-words', {
                  count: search.fields.length,
                })}
              </p>
              <Segmented
                size="small"
                aria-label={t('customers.export-format')}
                value={format}
                onChange={setFormat}
                options={exportFormats.map((value) => ({ value, label: t(`customers.export-${value}`) }))}
              />
              <p className="muted">
                {t(`customers.export-${format}-words`)} {t('customers.export-audit')}
              </p>
              <Button
                type="primary"
                loading={run.isPending}
                onClick={() => run.mutate({ search, selection, format })}
              >
                {t('customers.export-start')}
              </Button>
            </>
          )}
        </div>
      }
    >
      <Button {...(selection ? { size: 'small' } : {})} icon={<DownloadOutlined aria-hidden="true" />}>
        {t('customers.export')}
      </Button>
    </Popover>
  );
}
