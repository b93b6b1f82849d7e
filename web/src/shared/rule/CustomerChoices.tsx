import { useQueries, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customerNameQuery, customersNamedQuery } from '@/api/customers';
import type { RuleValue } from '@/api/types';

/** The names of customers as far as the person may see them; of the others the number. */
function useNames(ids: readonly RuleValue[]): string[] {
  const found = useQueries({ queries: ids.map((id) => customerNameQuery(Number(id))) });
  return ids.map((id, index) => found[index]?.data ?? `#${id}`);
}

/** Asks for customers, who are found by the beginning of the name. */
export function CustomerChoices({
  label,
  values,
  onChange,
}: {
  label: string;
  values: RuleValue[];
  onChange: (values: RuleValue[]) => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const names = useNames(values);
  const found = useQuery(customersNamedQuery(typed.trim()));
  const chosen = values.map((id, index) => ({ value: Number(id), label: names[index] ?? `#${id}` }));
  const others = (typed.trim() ? (found.data?.items ?? []) : []).map(({ id, name }) => ({
    value: id,
    label: String(name),
  }));
  return (
    <Select<number[]>
      className="value-customers"
      mode="multiple"
      autoFocus
      aria-label={label}
      placeholder={t('rule.find-customer')}
      value={values.map(Number)}
      options={[...chosen, ...others.filter(({ value }) => !values.includes(value))]}
      notFoundContent={null}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      onChange={onChange}
    />
  );
}

/** The customers of a statement by their names. */
export function CustomerNames({ ids }: { ids: readonly RuleValue[] }) {
  const { t } = useTranslation();
  return useNames(ids).join(t('rule.list-separator'));
}
