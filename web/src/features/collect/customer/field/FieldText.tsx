import { ExportOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '@/api/people';
import { formatNumber } from '@/shared/format';
import { Money } from '@/shared/Money';
import { RelativeDate } from '@/shared/RelativeDate';
import { customerQuery } from '../api/customer';
import type { CustomField } from './api';
import type { FieldValue } from './FieldInput';

/** The value of a field in words; nothing where there is none. */
export function FieldText({
  field,
  value,
  currency,
}: {
  field: CustomField;
  value: FieldValue;
  currency: string;
}) {
  const { t } = useTranslation();
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'number':
      return formatNumber(Number(value));
    case 'money':
      return <Money value={Number(value)} currency={currency} />;
    case 'date':
      return <RelativeDate on={String(value)} />;
    case 'boolean':
      return t(value ? 'value.yes' : 'value.no');
    case 'choice':
      return optionName(field, String(value));
    case 'multi-choice':
      return (
        <span className="tags">
          {(value as readonly string[]).map((code) => (
            <Tag key={code}>{optionName(field, code)}</Tag>
          ))}
        </span>
      );
    case 'user':
      return <PersonName id={Number(value)} />;
    case 'customer':
      return <CustomerName id={Number(value)} />;
    case 'long-text':
      return <span className="field-long">{String(value)}</span>;
    default:
      return String(value);
  }
}

/** Where a value leads, beside it: a web page or another customer. */
export function FieldLink({ field, value }: { field: CustomField; value: FieldValue }): ReactNode {
  const { t } = useTranslation();
  if (value === null || value === undefined) return null;
  const sign = <ExportOutlined aria-hidden="true" />;
  if (field.type === 'customer') {
    return (
      <Link
        to="/customers/$customerId"
        params={{ customerId: String(value) }}
        aria-label={t('fields.open', { name: field.name })}
      >
        {sign}
      </Link>
    );
  }
  // The server keeps only addresses that begin with http or https.
  if (field.type !== 'link' || !/^https?:/i.test(String(value))) return null;
  return (
    <a
      href={String(value)}
      target="_blank"
      rel="noopener noreferrer"
      aria-label={t('fields.open', { name: field.name })}
    >
      {sign}
    </a>
  );
}

const optionName = (field: CustomField, code: string) =>
  field.options.find((option) => option.code === code)?.name ?? code;

function PersonName({ id }: { id: number }) {
  const people = useQuery(peopleQuery);
  return people.data?.items.find((person) => person.id === id)?.name ?? `#${id}`;
}

/** Of a customer that the person may not see only the number is known. */
function CustomerName({ id }: { id: number }) {
  const { data } = useQuery({ ...customerQuery(id), retry: false });
  return data?.name ?? `#${id}`;
}
