import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Popover, Segmented, Select } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '@/api/people';
import { usePermission } from '@/api/session';
import { teamOptions, teamsQuery } from '@/api/teams';
import type { Rule } from '@/api/types';
import { formatInteger } from '@/shared/format';
import { newKey } from '@/shared/key';
import { ProblemView } from '@/shared/ProblemView';
import { countQuery } from '../api/countCustomers';
import { type BulkChange, useEditCustomers } from '../api/editCustomers';
import { fieldsQuery } from '../field/api';
import { FieldInput, type FieldValue } from '../field/FieldInput';
import '../field/field.css';
import { everybody, type Selection } from './selection';

/** Fields that can be set for many at once, beside tags and owner. */
const settable = ['source', 'industry', 'country', 'province', 'city'] as const;

/** What can be done with the chosen customers. */
export function BulkBar({
  selection,
  rule,
  loaded,
  complete,
  onSelect,
  onClear,
  onStarted,
  children,
}: {
  selection: Selection;
  rule: Rule | undefined;
  /** How many rows are loaded, and whether these are all. */
  loaded: number;
  complete: boolean;
  onSelect: (selection: Selection) => void;
  onClear: () => void;
  /** Told of an edit that began. */
  onStarted: (bulk: { id: number; jobId: number }) => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const seesAll = usePermission('view-share');
  const count = useChosenCount(selection, rule);
  const allLoaded = !selection.all && selection.ids.size >= loaded && loaded > 0;
  const edit = { selection, rule, onStarted };
  return (
    <section className="bulk-bar" aria-label={t('bulk.label')}>
      <span className="bulk-count" aria-live="polite">
        {t('bulk.chosen', { count: count.number, number: count.words })}
      </span>
      {seesAll && allLoaded && !complete && (
        <Button type="link" size="small" onClick={() => onSelect(everybody)}>
          {t('bulk.choose-all')}
        </Button>
      )}
      <EditButton {...edit} name={t('bulk.tag')}>
        {(props) => <TagForm {...props} />}
      </EditButton>
      {seesAll && (
        <EditButton {...edit} name={t('bulk.assign')}>
          {(props) => <OwnerForm {...props} />}
        </EditButton>
      )}
      <EditButton {...edit} name={t('bulk.set')}>
        {(props) => <FieldForm {...props} />}
      </EditButton>
      {children}
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined aria-hidden="true" />}
        aria-label={t('bulk.none')}
        title={t('bulk.none')}
        onClick={onClear}
      />
    </section>
  );
}

/** How many are chosen: exactly when named, else as exactly as the list was counted. */
function useChosenCount(selection: Selection, rule: Rule | undefined): { number: number; words: string } {
  const capped = useQuery({ ...countQuery(rule, 'quick'), enabled: selection.all });
  const exact = useQuery({
    ...countQuery(rule, 'exact'),
    enabled: selection.all && capped.data?.capped === true,
  });
  if (!selection.all) return { number: selection.ids.size, words: formatInteger(selection.ids.size) };
  const counted = exact.data ?? capped.data;
  const number = Math.max(0, (counted?.count ?? 0) - selection.ids.size);
  return { number, words: counted ? `${formatInteger(number)}${counted.capped ? '+' : ''}` : '…' };
}

interface FormProps {
  apply: (changes: BulkChange[]) => void;
  pending: boolean;
}

function EditButton({
  selection,
  rule,
  onStarted,
  name,
  children,
}: {
  selection: Selection;
  rule: Rule | undefined;
  onStarted: (bulk: { id: number; jobId: number }) => void;
  name: string;
  children: (props: FormProps) => ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const edit = useEditCustomers();
  const key = useRef(newKey());
  const apply = (changes: BulkChange[]) =>
    edit.mutate(
      { selection, rule, changes, key: key.current },
      {
        onSuccess: (bulk) => {
          setOpen(false);
          onStarted(bulk);
        },
        onSettled: () => {
          key.current = newKey();
        },
      },
    );
  return (
    <Popover
      trigger="click"
      placement="bottom"
      open={open}
      onOpenChange={(next) => {
        if (next) edit.reset();
        setOpen(next);
      }}
      destroyOnHidden
      content={
        <div className="bulk-form">
          {children({ apply, pending: edit.isPending })}
          {edit.error && <ProblemView error={edit.error} />}
        </div>
      }
    >
      <Button size="small">{name}</Button>
    </Popover>
  );
}

function Apply({ pending, disabled }: { pending: boolean; disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <Button type="primary" size="small" htmlType="submit" loading={pending} disabled={disabled}>
      {t('bulk.apply')}
    </Button>
  );
}

function TagForm({ apply, pending }: FormProps) {
  const { t } = useTranslation();
  const [operation, setOperation] = useState<'add' | 'remove' | 'set'>('add');
  const [tags, setTags] = useState<string[]>([]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply([{ attribute: 'tags', operation, value: tags }]);
      }}
    >
      <Segmented
        size="small"
        aria-label={t('bulk.tag-how')}
        value={operation}
        onChange={setOperation}
        options={[
          { value: 'add', label: t('bulk.tag-add') },
          { value: 'remove', label: t('bulk.tag-remove') },
          { value: 'set', label: t('bulk.tag-set') },
        ]}
      />
      <Select
        autoFocus
        mode="tags"
        aria-label={t('field.tags')}
        placeholder={t('bulk.tag-words')}
        tokenSeparators={[',', '，']}
        open={false}
        suffixIcon={null}
        value={tags}
        onChange={(next: string[]) => setTags(next.map((tag) => tag.trim()).filter(Boolean))}
      />
      <Apply pending={pending} disabled={tags.length === 0} />
    </form>
  );
}

function OwnerForm({ apply, pending }: FormProps) {
  const { t } = useTranslation();
  const people = useQuery(peopleQuery);
  const [owner, setOwner] = useState<number>();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply([
          owner
            ? { attribute: 'owner', operation: 'set', value: owner }
            : { attribute: 'owner', operation: 'clear' },
        ]);
      }}
    >
      <Select
        autoFocus
        aria-label={t('field.owner')}
        placeholder={t('field.owner')}
        showSearch={{ optionFilterProp: 'label' }}
        {...(owner === undefined ? {} : { value: owner })}
        options={[
          ...(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          { value: 0, label: t('bulk.no-owner') },
        ]}
        onChange={setOwner}
      />
      <Apply pending={pending} disabled={owner === undefined} />
    </form>
  );
}

function FieldForm({ apply, pending }: FormProps) {
  const { t } = useTranslation();
  const fields = useQuery(fieldsQuery);
  const teams = teamOptions(useQuery(teamsQuery).data);
  const [code, setCode] = useState<string>();
  const [value, setValue] = useState<FieldValue>(null);
  const [emptying, setEmptying] = useState(false);
  const defined = (fields.data ?? []).filter(({ retired }) => !retired);
  const field = defined.find((one) => `custom_${one.code}` === code);
  const text = typeof value === 'string' ? value.trim() : value;
  const empty =
    text === null || text === undefined || text === '' || (Array.isArray(text) && text.length === 0);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (code === undefined) return;
        apply([
          emptying
            ? { attribute: code, operation: 'clear' }
            : { attribute: code, operation: 'set', value: text as BulkChange['value'] },
        ]);
      }}
    >
      <Select
        aria-label={t('bulk.field')}
        placeholder={t('bulk.field-which')}
        {...(code === undefined ? {} : { value: code })}
        options={[
          ...(teams.length > 0 ? [{ value: 'team', label: t('field.team') }] : []),
          ...settable.map((one) => ({ value: one as string, label: t(`field.${one}`) })),
          ...defined.map((one) => ({ value: `custom_${one.code}`, label: one.name })),
        ]}
        onChange={(next) => {
          setCode(next);
          setValue(null);
          setEmptying(false);
        }}
      />
      {code === undefined || emptying ? null : field ? (
        <FieldInput key={field.id} field={field} value={value} onChange={setValue} />
      ) : code === 'team' ? (
        <Select
          aria-label={t('field.team')}
          allowClear
          value={typeof value === 'number' ? value : null}
          options={teams}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next: number | null | undefined) => setValue(next ?? null)}
        />
      ) : (
        <Input
          aria-label={t('bulk.value')}
          maxLength={100}
          value={String(value ?? '')}
          onChange={(event) => setValue(event.target.value)}
        />
      )}
      {code !== undefined && field?.required !== true && (
        <Checkbox checked={emptying} onChange={(event) => setEmptying(event.target.checked)}>
          {t('bulk.empty-it')}
        </Checkbox>
      )}
      <Apply pending={pending} disabled={code === undefined || (empty && !emptying)} />
    </form>
  );
}
