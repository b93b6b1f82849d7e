import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customersNamedQuery } from '@/api/customers';
import { peopleQuery } from '@/api/people';
import { useSession } from '@/api/session';
import type { CustomField } from './api';

export type FieldValue = string | number | boolean | readonly string[] | null | undefined;

interface InputProps {
  field: CustomField;
  label?: string;
  value?: FieldValue;
  onChange?: (value: FieldValue) => void;
  autoFocus?: boolean;
  /** For the label of a form. */
  id?: string;
}

/** Asks for the value of a field in the way that fits its type. */
export function FieldInput({ field, value, onChange = () => {}, autoFocus = false, ...rest }: InputProps) {
  const { t } = useTranslation();
  const { installation } = useSession();
  const common = { 'aria-label': field.name, autoFocus, ...(rest.id ? { id: rest.id } : {}) };
  switch (field.type) {
    case 'long-text':
      return (
        <Input.TextArea
          {...common}
          maxLength={10_000}
          className="grows"
          rows={2}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    case 'number':
    case 'money':
      return (
        <InputNumber
          {...common}
          className="field-number"
          value={typeof value === 'number' ? value : null}
          onChange={(next) => onChange(next)}
          {...(field.type === 'money' ? { suffix: installation.currency, precision: 2 } : {})}
        />
      );
    case 'date':
      return (
        <input
          {...common}
          type="date"
          className="day-input"
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    case 'choice':
    case 'multi-choice':
      return (
        <Select
          {...common}
          allowClear
          value={(value ?? (field.type === 'choice' ? null : [])) as never}
          {...(field.type === 'multi-choice' ? { mode: 'multiple' as const } : {})}
          options={field.options
            .filter(
              ({ code, retired }) => !retired || code === value || (value as string[])?.includes?.(code),
            )
            .map(({ code, name }) => ({ value: code, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next) => onChange((next as FieldValue) ?? null)}
        />
      );
    case 'boolean':
      return (
        <Select
          {...common}
          allowClear
          value={(value ?? null) as never}
          options={[
            { value: true as never, label: t('value.yes') },
            { value: false as never, label: t('value.no') },
          ]}
          onChange={(next) => onChange((next as FieldValue) ?? null)}
        />
      );
    case 'user':
      return <PersonSelect {...common} value={value} onChange={onChange} />;
    case 'customer':
      return <CustomerSelect {...common} value={value} onChange={onChange} />;
    default:
      return (
        <Input
          {...common}
          autoComplete="off"
          maxLength={field.type === 'link' ? 2000 : 500}
          {...(field.type === 'link' ? { inputMode: 'url' as const, placeholder: 'https://' } : {})}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
  }
}

interface ReferenceProps {
  'aria-label': string;
  autoFocus: boolean;
  id?: string;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
}

function PersonSelect({ value, onChange, ...rest }: ReferenceProps) {
  const people = useQuery(peopleQuery);
  return (
    <Select
      {...rest}
      allowClear
      value={(value ?? null) as never}
      options={(people.data?.items ?? []).map(({ id, name }) => ({ value: id as never, label: name }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(next) => onChange((next as FieldValue) ?? null)}
    />
  );
}

/** Finds a customer by the beginning of the name. */
export function CustomerSelect({ value, onChange, ...rest }: ReferenceProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const found = useQuery(customersNamedQuery(typed.trim()));
  const options = (typed.trim() ? (found.data?.items ?? []) : []).map(({ id, name }) => ({
    value: id as never,
    label: String(name),
  }));
  return (
    <Select
      {...rest}
      allowClear
      value={(value ?? null) as never}
      placeholder={t('fields.find-customer')}
      options={options}
      notFoundContent={null}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      onChange={(next) => onChange((next as FieldValue) ?? null)}
    />
  );
}
