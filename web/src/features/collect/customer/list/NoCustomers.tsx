import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { EmptyState } from '@/shared/EmptyState';
import { searchEverywhere } from '@/shared/searchEverywhere';

/** An empty list: nobody matches, or there is nobody yet. */
export function NoCustomers({
  filtered,
  text,
  onClear,
}: {
  filtered: boolean;
  /** What was to be found by name. */
  text: string | undefined;
  onClear: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const seesAll = usePermission('value-overview');
  const mayImport = usePermission('import-run');
  if (filtered) {
    return (
      <EmptyState
        title={t('customers.none-found')}
        action={
          <>
            {text && (
              <Button type="primary" onClick={() => searchEverywhere(text)}>
                {t('customers.everywhere')}
              </Button>
            )}
            <Button onClick={onClear}>{t('customers.clear')}</Button>
          </>
        }
      >
        {text && t('customers.none-named')}
      </EmptyState>
    );
  }
  if (!mayImport) {
    return <EmptyState title={t(seesAll ? 'customers.none-yet' : 'customers.none-yours')} />;
  }
  return (
    <EmptyState
      title={t('customers.none')}
      action={
        <Button type="primary" onClick={() => void navigate({ to: '/imports' })}>
          {t('customers.import')}
        </Button>
      }
    />
  );
}
