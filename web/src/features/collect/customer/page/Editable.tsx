import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import type { Customer, CustomerChange } from '@/api/types';
import { ProblemView } from '@/shared/ProblemView';
import { customerQuery, useChangeCustomer } from '../api/customer';

export type Value = string | number | boolean | readonly string[] | null | undefined;

const same = (one: Value, other: Value) => JSON.stringify(one ?? '') === JSON.stringify(other ?? '');

/** What can be chosen, where it is not free text. */
export interface Choices {
  options: readonly { value: string | number; label: string }[];
  /** Several at once, also new ones. */
  several?: boolean;
}

/**
 * A field that becomes an input when clicked. When somebody else changed the customer meanwhile, what they wrote is
 * shown and what the person typed is kept until they decide.
 */
export function Editable({
  customer,
  label,
  value,
  show,
  choices,
  input,
  several = false,
  change,
  editable,
}: {
  customer: Customer;
  label: string;
  value: Value;
  show?: ReactNode;
  choices?: Choices;
  /** Asks for the value, where it is neither free text nor a choice. */
  input?: (value: Value, onChange: (value: Value) => void) => ReactNode;
  /** True where Enter begins a line. */
  several?: boolean;
  change: (value: Value) => CustomerChange;
  editable: boolean;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [typed, setTyped] = useState<Value>();
  const [opened, setOpened] = useState<Value>();
  const [editing, setEditing] = useState(false);
  const save = useChangeCustomer(customer);
  const refocus = useRef(false);
  // Either the server refused, or what somebody else wrote arrived here while the field was open.
  const stale = (save.isError && asProblem(save.error).status === 412) || (editing && !same(value, opened));
  const shown = show ?? (typeof value === 'string' && value !== '' ? value : null);

  if (!editable) return <>{shown ?? <span className="muted">–</span>}</>;
  if (!editing) {
    return (
      <button
        type="button"
        className="plain editable"
        title={t('customer.edit', { field: label })}
        aria-label={shown === null ? t('customer.add-value-of', { field: label }) : undefined}
        ref={(button) => {
          if (button && refocus.current) button.focus();
          refocus.current = false;
        }}
        onClick={() => {
          setTyped(value);
          setOpened(value);
          setEditing(true);
        }}
      >
        {shown ?? <span className="muted">{t('customer.add-value')}</span>}
      </button>
    );
  }
  const close = () => {
    refocus.current = true;
    setEditing(false);
    save.reset();
  };
  const send = () => {
    if (same(typed, opened) || same(typed, value)) {
      close();
      return;
    }
    save.mutate(
      { change: change(typed), version: customer.version },
      {
        onSuccess: close,
        onError: (error) => {
          if (asProblem(error).status === 412) {
            void client.invalidateQueries({ queryKey: customerQuery(customer.id).queryKey });
          }
        },
      },
    );
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && !choices && !several && !event.nativeEvent.isComposing) send();
  };
  return (
    // Keys are heard wherever they are pressed in it.
    <div className="editing" {...(input ? { onKeyDown: pressed } : {})}>
      {input ? (
        input(typed, setTyped)
      ) : choices ? (
        <Select
          autoFocus
          defaultOpen
          aria-label={label}
          value={typed as never}
          options={[...choices.options]}
          allowClear
          {...(choices.several ? { mode: 'tags' as const, tokenSeparators: [',', '，'] } : {})}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next) => setTyped((next ?? undefined) as Value)}
          onKeyDown={pressed}
        />
      ) : (
        <Input
          autoFocus
          aria-label={label}
          maxLength={200}
          value={String(typed ?? '')}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={pressed}
        />
      )}
      <div className="editing-buttons">
        <Button size="small" type="primary" loading={save.isPending} onClick={send}>
          {t(stale ? 'customer.save-anyway' : 'action.save')}
        </Button>
        <Button size="small" onClick={close}>
          {t('action.cancel')}
        </Button>
      </div>
      {stale ? (
        <p className="stale" role="alert">
          {t('customer.stale', { field: label })} <strong>{shown ?? t('customer.no-value')}</strong>
        </p>
      ) : (
        save.isError && <ProblemView error={save.error} inPlace />
      )}
    </div>
  );
}
