import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { useProblemWords } from '@/shared/ProblemView';
import { useExport } from '../api/exportCustomers';
import type { Search } from '../api/searchCustomers';

/** Starts a job that writes the whole list, as filtered and sorted, to a file. */
export function ExportButton({ search }: { search: Search }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const words = useProblemWords();
  const run = useExport();
  const start = () =>
    run.mutate(search, {
      onSuccess: () => void message.success(t('customers.export-started')),
      onError: (error) => {
        const { title, detail } = words(asProblem(error));
        void message.error(detail ?? title);
      },
    });
  return (
    <Popconfirm
      title={t('customers.export-words', { columns: search.fields.length })}
      description={t('customers.export-audit')}
      okText={t('customers.export')}
      cancelText={t('action.cancel')}
      onConfirm={start}
    >
      <Button icon={<DownloadOutlined aria-hidden="true" />} loading={run.isPending}>
        {t('customers.export')}
      </Button>
    </Popconfirm>
  );
}
