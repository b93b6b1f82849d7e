import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';

/** Stands in for a page whose code or first data is on its way. */
export function PagePending() {
  return (
    <div className="page">
      <Skeleton lines={8} />
    </div>
  );
}

/** Stands in for a page that failed. */
export function PageProblem({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <div className="page">
      <ProblemView error={error} onRetry={() => void router.invalidate()} />
    </div>
  );
}

/** Says that there is no page at this address. */
export function UnknownPage() {
  const { t } = useTranslation();
  return (
    <main className="page">
      <EmptyState level={1} title={t('unknown.title')} action={<Link to="/">{t('unknown.home')}</Link>}>
        {t('unknown.detail')}
      </EmptyState>
    </main>
  );
}
