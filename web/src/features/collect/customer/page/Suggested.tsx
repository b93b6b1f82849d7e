import { AutoComplete } from 'antd';
import type { ReactNode } from 'react';
import type { Customer, CustomerChange } from '@/api/types';
import { Editable, type Value } from './Editable';

/** A text with suggestions, edited in its place; anything else can be entered too. */
export function Suggested({
  customer,
  editable,
  label,
  value,
  suggestions,
  change,
}: {
  customer: Customer;
  editable: boolean;
  label: string;
  value: string | undefined;
  suggestions: readonly string[];
  change: (value: string | null) => CustomerChange;
}): ReactNode {
  return (
    <Editable
      customer={customer}
      editable={editable}
      label={label}
      value={value}
      input={(typed, onChange) => (
        <AutoComplete
          autoFocus
          aria-label={label}
          maxLength={100}
          value={String(typed ?? '')}
          options={suggestions.map((one) => ({ value: one }))}
          showSearch={{ filterOption: (part, option) => String(option?.value ?? '').includes(part.trim()) }}
          onChange={(next) => onChange(next as Value)}
        />
      )}
      change={(next) => change(typeof next === 'string' && next.trim() ? next.trim() : null)}
    />
  );
}
