import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { duplicatesQuery, type Entered } from '../api/duplicates';

/** Says who else is reached by the same number or address. */
export function DuplicateHint({ entered }: { entered: Entered }) {
  const { t } = useTranslation();
  const settled = useDeferredValue(entered);
  const { data } = useQuery(duplicatesQuery(settled));
  if (!data || data.length === 0) return null;
  return (
    <Alert
      type="warning"
      role="status"
      className="duplicate-hint"
      title={t('duplicates.words')}
      description={
        <ul>
          {data.map(({ id, name, by }) => (
            <li key={id}>
              <Link to="/customers/$customerId" params={{ customerId: String(id) }}>
                {name}
              </Link>{' '}
              <span className="muted">
                {by.map((kind) => t(`duplicates.by-${kind as 'phone' | 'email'}`)).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      }
    />
  );
}
