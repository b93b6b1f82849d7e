import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Customer } from '@/api/types';
import { Entries } from './Entries';

type Contact = Customer['contacts'][number];
const parts = ['name', 'title', 'phone', 'email'] as const;

/** The people to speak to; the first one first. */
export function Contacts({ customer, editable }: { customer: Customer; editable: boolean }) {
  const { t } = useTranslation();
  return (
    <Entries<Contact>
      customer={customer}
      title={t('profile.contacts')}
      items={customer.contacts}
      editable={editable}
      blank={{ name: '' }}
      name={({ name }) => name ?? ''}
      show={({ name, title, phone, email }) => (
        <>
          <strong>{name}</strong> {title && <span className="muted">{title}</span>}
          <br />
          {phone && <a href={`tel:${phone}`}>{phone}</a>} {email && <a href={`mailto:${email}`}>{email}</a>}
        </>
      )}
      isComplete={({ name }) => Boolean(name?.trim())}
      form={(item, set) =>
        parts.map((part) => (
          <Input
            key={part}
            autoFocus={part === 'name'}
            aria-label={t(`profile.contact-${part}`)}
            placeholder={t(`profile.contact-${part}`)}
            maxLength={part === 'phone' ? 100 : 200}
            value={item[part] ?? ''}
            onChange={(event) => set({ ...item, [part]: event.target.value })}
          />
        ))
      }
      change={(items) => ({ contacts: items })}
    />
  );
}
