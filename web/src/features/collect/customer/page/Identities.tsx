import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Customer } from '@/api/types';
import { Entries } from './Entries';

type Identity = Customer['identities'][number];

/** The customer's keys in other systems; a key belongs to one customer only. */
export function Identities({ customer, editable }: { customer: Customer; editable: boolean }) {
  const { t } = useTranslation();
  return (
    <Entries<Identity>
      customer={customer}
      title={t('profile.identities')}
      items={customer.identities}
      editable={editable}
      blank={{ source: '', key: '' }}
      name={({ source, key }) => `${source} ${key}`}
      show={({ source, key }) => (
        <>
          <span className="muted">{source}</span> <span className="identity">{key}</span>
        </>
      )}
      isComplete={({ source, key }) => Boolean(source?.trim() && key?.trim())}
      form={(item, set) => (
        <>
          <Input
            autoFocus
            aria-label={t('profile.identity-source')}
            placeholder={t('profile.identity-source')}
            maxLength={100}
            value={item.source ?? ''}
            onChange={(event) => set({ ...item, source: event.target.value })}
          />
          <Input
            aria-label={t('profile.identity-key')}
            placeholder={t('profile.identity-key')}
            maxLength={200}
            value={item.key ?? ''}
            onChange={(event) => set({ ...item, key: event.target.value })}
          />
        </>
      )}
      change={(identities) => ({ identities })}
    />
  );
}
