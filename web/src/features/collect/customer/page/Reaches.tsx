import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Customer } from '@/api/types';
import { Entries } from './Entries';

type Reach = Customer['reaches'][number];

/** Further telephone numbers and e-mail addresses. */
export function Reaches({ customer, editable }: { customer: Customer; editable: boolean }) {
  const { t } = useTranslation();
  return (
    <Entries<Reach>
      customer={customer}
      title={t('profile.reaches')}
      items={customer.reaches}
      editable={editable}
      blank={{ kind: 'phone', entered: '' }}
      name={({ entered }) => entered ?? ''}
      show={({ kind, entered, label }) => (
        <>
          <a href={kind === 'email' ? `mailto:${entered}` : `tel:${entered}`}>{entered}</a>{' '}
          {label && <span className="muted">{label}</span>}
        </>
      )}
      isComplete={({ entered }) => Boolean(entered?.trim())}
      form={(item, set) => (
        <>
          <Select
            aria-label={t('profile.reach-kind')}
            value={item.kind as 'phone' | 'email'}
            options={[
              { value: 'phone', label: t('field.phone') },
              { value: 'email', label: t('field.email') },
            ]}
            onChange={(kind) => set({ ...item, kind })}
          />
          <Input
            autoFocus
            aria-label={t('profile.reach-entered')}
            placeholder={t('profile.reach-entered')}
            maxLength={254}
            value={item.entered ?? ''}
            onChange={(event) => set({ ...item, entered: event.target.value })}
          />
          <Input
            aria-label={t('profile.reach-label')}
            placeholder={t('profile.reach-label')}
            maxLength={100}
            value={item.label ?? ''}
            onChange={(event) => set({ ...item, label: event.target.value })}
          />
        </>
      )}
      change={(items) => ({
        reaches: items.map(({ kind, entered, label }) => ({ kind, entered, label })),
      })}
    />
  );
}
