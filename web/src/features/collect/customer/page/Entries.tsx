import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, CustomerChange } from '@/api/types';
import { ProblemView } from '@/shared/ProblemView';
import { useChangeCustomer } from '../api/customer';

/** A short list of a profile, each entry changed, taken out or added in its place. */
export function Entries<T>({
  customer,
  title,
  items,
  editable,
  blank,
  name,
  show,
  form,
  isComplete,
  change,
}: {
  customer: Customer;
  title: string;
  items: readonly T[];
  editable: boolean;
  /** A new entry. */
  blank: T;
  /** What the entry is called for those who do not see it. */
  name: (item: T) => string;
  show: (item: T) => ReactNode;
  form: (item: T, set: (item: T) => void) => ReactNode;
  isComplete: (item: T) => boolean;
  change: (items: T[]) => CustomerChange;
}) {
  const { t } = useTranslation();
  const save = useChangeCustomer(customer);
  const [open, setOpen] = useState<number>();
  const [draft, setDraft] = useState(blank);
  const close = () => {
    setOpen(undefined);
    save.reset();
  };
  const begin = (at: number, item: T) => {
    save.reset();
    setDraft(item);
    setOpen(at);
  };
  const send = (next: T[]) =>
    save.mutate({ change: change(next), version: customer.version }, { onSuccess: close });
  const keep = () =>
    send(open === items.length ? [...items, draft] : items.map((item, at) => (at === open ? draft : item)));
  const editor = (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete(draft)) keep();
      }}
    >
      {form(draft, setDraft)}
      <div className="editing-buttons">
        <Button
          size="small"
          type="primary"
          htmlType="submit"
          disabled={!isComplete(draft)}
          loading={save.isPending}
        >
          {t('action.save')}
        </Button>
        <Button size="small" onClick={close}>
          {t('action.cancel')}
        </Button>
      </div>
    </form>
  );
  if (!editable && items.length === 0) return null;
  return (
    <section className="entries" aria-label={title}>
      <header className="entries-head">
        <h3>{title}</h3>
        {editable && open === undefined && (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            aria-label={t('profile.add-to', { title })}
            onClick={() => begin(items.length, blank)}
          />
        )}
      </header>
      <ul>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other name than their place
          <li key={at}>
            {open === at ? (
              editor
            ) : (
              <div className="entry">
                <div>{show(item)}</div>
                {editable && (
                  <span className="entry-buttons">
                    <Button
                      type="text"
                      size="small"
                      icon={<EditOutlined aria-hidden="true" />}
                      aria-label={t('profile.edit', { name: name(item) })}
                      onClick={() => begin(at, item)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined aria-hidden="true" />}
                      aria-label={t('profile.remove', { name: name(item) })}
                      loading={save.isPending}
                      onClick={() => send(items.filter((_, other) => other !== at))}
                    />
                  </span>
                )}
              </div>
            )}
          </li>
        ))}
        {open === items.length && <li>{editor}</li>}
      </ul>
      {save.isError && <ProblemView error={save.error} />}
    </section>
  );
}
