import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { NotAllowed } from '@/shared/NotAllowed';
import { type ImportAddress, readAddress } from './address';
import { History } from './History';
import { ImportResult } from './result/ImportResult';
import { Wizard } from './wizard/Wizard';
import './intake.css';

/** Brings orders and customers in from a file, and shows what was brought in before. */
export function ImportPage() {
  const { t } = useTranslation();
  const address = readAddress(useSearch({ strict: false }) as Record<string, unknown>);
  const allowed = usePermission('import-run');
  const navigate = useNavigate();
  const go = (next: ImportAddress, replace = false) =>
    void navigate({ to: '/imports', search: next as Record<string, unknown>, replace });
  if (!allowed) return <NotAllowed />;
  return (
    <div className="page import-page">
      <div className="page-head">
        <h1>{t('menu.imports')}</h1>
        {address.import !== undefined && (
          <Button type="primary" onClick={() => go({})}>
            {t('import.another')}
          </Button>
        )}
      </div>
      {address.import === undefined ? (
        <Wizard address={address} go={go} />
      ) : (
        <ImportResult key={address.import} id={address.import} />
      )}
      <History opened={address.import} onOpen={(id) => go({ import: id })} />
    </div>
  );
}
