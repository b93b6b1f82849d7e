import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { EmptyState } from '@/shared/EmptyState';
import { RunProgress, useRunUnderWay } from '../runs/RunUnderWay';
import type { Absence } from './valueCard';

/** In place of a value card: why there is none, and what this person can do about it. */
export function NoCard({ absence, orders }: { absence: Absence; orders: number }) {
  const { t } = useTranslation();
  const overview = usePermission('value-overview');
  const mayStart = usePermission('value-run');
  if (orders === 0) return <Empty words={t('value-card.none-no-order')} action={<ToImport />} />;
  if (absence === 'not-in-run' && !overview) return <Empty words={t('value-card.none-not-in-run')} />;
  if (overview) return <WithRuns absence={absence} mayStart={mayStart} />;
  return <Empty words={t('value-card.none-ask')} />;
}

function Empty({ words, action }: { words: string; action?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <EmptyState level={3} title={t('value-card.none')} action={action}>
      {words}
    </EmptyState>
  );
}

function ToImport() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayImport = usePermission('import-run');
  return (
    mayImport && (
      <Button onClick={() => void navigate({ to: '/imports' })}>{t('value-card.import-orders')}</Button>
    )
  );
}

/** For those who see the runs: the one under way, or the way to start one. */
function WithRuns({ absence, mayStart }: { absence: Absence; mayStart: boolean }) {
  const { t } = useTranslation();
  const run = useRunUnderWay();
  const navigate = useNavigate();
  if (run) return <RunProgress run={run} />;
  return (
    <Empty
      words={t(`value-card.none-${absence}`)}
      action={
        <>
          {mayStart && (
            <Button
              type="primary"
              onClick={() => void navigate({ to: '/value/model', search: { start: true } })}
            >
              {t('runs.start')}
            </Button>
          )}
          <Link to="/value">{t('value-card.to-overview')}</Link>
        </>
      }
    />
  );
}
