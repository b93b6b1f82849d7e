import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { usePermission, useSession } from '@/api/session';
import type { Customer } from '@/api/types';
import { Editable } from '../page/Editable';
import { type CustomField, fieldsQuery } from './api';
import { FieldInput, type FieldValue } from './FieldInput';
import { FieldLink, FieldText } from './FieldText';
import './field.css';

/** The fields that administrators defined, with what this customer has in them, each editable in its place. */
export function CustomValues({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const fields = useQuery(fieldsQuery);
  const shown = (fields.data ?? []).filter(({ retired }) => !retired);
  if (shown.length === 0) return null;
  return (
    <>
      <h3 className="fields-own">{t('fields.own')}</h3>
      <dl className="facts">
        {shown.map((field) => (
          <Value key={field.id} field={field} customer={customer} />
        ))}
      </dl>
    </>
  );
}

function Value({ field, customer }: { field: CustomField; customer: Customer }) {
  const editable = usePermission('customer-edit');
  const { installation } = useSession();
  const value = (customer.custom as Record<string, FieldValue>)[field.code];
  const missing = value === undefined || value === null;
  return (
    <>
      <dt>{field.name}</dt>
      <dd>
        <Editable
          customer={customer}
          editable={editable}
          label={field.name}
          value={value}
          show={
            missing ? undefined : <FieldText field={field} value={value} currency={installation.currency} />
          }
          input={(typed, onChange) => (
            <FieldInput field={field} value={typed} onChange={onChange} autoFocus />
          )}
          several={field.type === 'long-text'}
          change={(next) => ({ custom: { [field.code]: next ?? null } })}
        />{' '}
        <FieldLink field={field} value={value} />
      </dd>
    </>
  );
}
