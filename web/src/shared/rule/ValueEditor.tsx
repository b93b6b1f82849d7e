import { Button, Checkbox, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attribute, RuleValue } from '@/api/types';
import { StageTag } from '@/shared/StageTag';
import { CustomerChoices } from './CustomerChoices';
import { askedAs, type Statement, spans } from './drafts';
import type { Vocabulary } from './words';

/** Asks for the values of one statement in the way that fits the attribute. */
export function ValueEditor({
  statement,
  attribute,
  vocabulary,
  onDone,
}: {
  statement: Statement;
  attribute: Attribute;
  vocabulary: Vocabulary;
  onDone: (values: RuleValue[]) => void;
}) {
  const { t } = useTranslation();
  const [values, setValues] = useState<RuleValue[]>(statement.values);
  const set = (index: number, value: RuleValue) =>
    setValues((before) => {
      const next = [...before];
      while (next.length <= index) next.push('');
      next[index] = value;
      return next;
    });
  const ends = statement.operator === 'between' ? [0, 1] : [0];
  return (
    <form
      className="value-editor"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(values);
      }}
    >
      {statement.operator in spans ? (
        <Days label={attribute.name} value={values[0]} onChange={(days) => set(0, days)} />
      ) : (
        <Fields
          attribute={attribute}
          values={values}
          ends={ends}
          vocabulary={vocabulary}
          set={set}
          setAll={setValues}
        />
      )}
      <Button type="primary" size="small" htmlType="submit">
        {t('rule.apply')}
      </Button>
    </form>
  );
}

/** Asks for a number of days, counted with today. */
function Days({
  label,
  value,
  onChange,
}: {
  label: string;
  value: RuleValue | undefined;
  onChange: (days: RuleValue) => void;
}) {
  const { t } = useTranslation();
  return (
    <InputNumber
      aria-label={t('rule.days-of', { name: label })}
      autoFocus
      min={1}
      max={36_525}
      precision={0}
      value={typeof value === 'number' ? value : null}
      onChange={(days) => onChange(days ?? '')}
      suffix={t('rule.days-unit')}
    />
  );
}

function Fields({
  attribute,
  values,
  ends,
  vocabulary,
  set,
  setAll,
}: {
  attribute: Attribute;
  values: RuleValue[];
  ends: number[];
  vocabulary: Vocabulary;
  set: (index: number, value: RuleValue) => void;
  setAll: (values: RuleValue[]) => void;
}) {
  const { t } = useTranslation();
  const kind = askedAs(attribute);
  const label = (end: number) =>
    ends.length === 1
      ? attribute.name
      : t(end === 0 ? 'rule.lowest' : 'rule.highest', { name: attribute.name });
  switch (kind) {
    case 'choice':
    case 'user':
      return (
        <Checkbox.Group
          className="value-choices"
          value={values}
          onChange={(next) => setAll(next as RuleValue[])}
          options={
            kind === 'user'
              ? vocabulary.people.map((person) => ({ value: person.id, label: person.name }))
              : (attribute.options ?? []).map((option) => ({
                  value: option.code,
                  label: attribute.code === 'stage' ? <StageTag stage={option.code} /> : option.name,
                }))
          }
        />
      );
    case 'customer':
      return <CustomerChoices label={attribute.name} values={values} onChange={setAll} />;
    case 'boolean':
      return (
        <Radio.Group
          value={values[0]}
          onChange={(event) => set(0, event.target.value as boolean)}
          options={[
            { value: true, label: t('value.yes') },
            { value: false, label: t('value.no') },
          ]}
        />
      );
    case 'date':
    case 'instant':
      return ends.map((end) => (
        <input
          key={end}
          type="date"
          max="9999-12-31"
          className="day-input"
          aria-label={label(end)}
          // biome-ignore lint/a11y/noAutofocus: the field was opened in order to type
          autoFocus={end === 0}
          value={String(values[end] ?? '').slice(0, 10)}
          onChange={(event) =>
            set(end, kind === 'instant' ? `${event.target.value}T00:00:00Z` : event.target.value)
          }
        />
      ));
    case 'money':
    case 'percent':
    case 'integer':
    case 'number': {
      const scale = kind === 'percent' ? 100 : 1;
      return ends.map((end) => (
        <InputNumber
          key={end}
          aria-label={label(end)}
          autoFocus={end === 0}
          value={typeof values[end] === 'number' ? Number((values[end] * scale).toFixed(6)) : null}
          onChange={(value) => set(end, value === null ? '' : Number((value / scale).toFixed(8)))}
          {...(kind === 'percent' ? { suffix: '%' } : {})}
          {...(kind === 'money' ? { suffix: vocabulary.currency } : {})}
          {...(kind === 'integer' ? { precision: 0 } : {})}
        />
      ));
    }
    default:
      return (
        <Input
          autoFocus
          aria-label={label(0)}
          maxLength={200}
          value={String(values[0] ?? '')}
          onChange={(event) => set(0, event.target.value)}
        />
      );
  }
}
