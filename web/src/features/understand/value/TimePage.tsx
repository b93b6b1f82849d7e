import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { NotAllowed } from '@/shared/NotAllowed';
import { readAddress, type TimeChange } from './time/address';
import { CohortMap } from './time/CohortMap';
import { MovementFlows } from './time/MovementFlows';
import './value.css';
import './time/time.css';

/** How customers moved from day to day, and how cohorts of them came back. */
export function TimePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const allowed = usePermission('value-overview');
  const address = readAddress(useSearch({ strict: false }));
  const go = (change: TimeChange) =>
    void navigate({ to: '/value/time', search: readAddress({ ...address, ...change }), replace: true });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.time')}</h1>
      </div>
      {allowed ? (
        <div className="time-parts">
          <MovementFlows address={address} onChange={go} />
          <CohortMap address={address} onChange={go} />
        </div>
      ) : (
        <NotAllowed level={2} />
      )}
    </div>
  );
}
