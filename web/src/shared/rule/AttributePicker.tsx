import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attributes, Facts } from '@/api/attributes';
import type { Attribute, Fact } from '@/api/types';
import { capital } from './words';

/** What a rule can begin with: an attribute, or something that happened. */
export type Picked = { attribute: Attribute } | { fact: Fact };

/** What rules can ask about, by group, found by a part of the name. */
export function AttributePicker({
  attributes,
  facts,
  onPick,
  onPickInBrackets,
}: {
  attributes: Attributes;
  facts: Facts;
  onPick: (picked: Picked) => void;
  onPickInBrackets?: (picked: Picked) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [bracket, setBracket] = useState(false);
  const wanted = text.trim().toLowerCase();
  const found = [
    ...[...attributes.values()]
      .filter((attribute) => attribute.filterable)
      .map((attribute) => ({
        key: attribute.code,
        name: attribute.name,
        code: attribute.code,
        group: attribute.groupName,
        picked: { attribute } as Picked,
      })),
    ...[...facts.values()].map((fact) => ({
      key: `fact ${fact.code}`,
      name: capital(fact.name),
      code: fact.code,
      group: t('rule.happened'),
      picked: { fact } as Picked,
    })),
  ].filter(({ name, code }) => `${name} ${code}`.toLowerCase().includes(wanted));
  const pick = (picked: Picked) => (bracket && onPickInBrackets ? onPickInBrackets : onPick)(picked);
  return (
    <div className="picker">
      <Input
        autoFocus
        size="small"
        placeholder={t('rule.find-attribute')}
        aria-label={t('rule.find-attribute')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => {
          // Else the same key press would send the form that opens next.
          event.preventDefault();
          const [first] = found;
          if (first && !event.nativeEvent.isComposing) pick(first.picked);
        }}
      />
      <ul className="picker-list">
        {found.map(({ key, name, group, picked }, index) => (
          <li key={key}>
            {group && found[index - 1]?.group !== group && <p className="picker-group">{group}</p>}
            <button type="button" className="plain picker-item" onClick={() => pick(picked)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      {onPickInBrackets && (
        <label className="picker-bracket">
          <input type="checkbox" checked={bracket} onChange={(event) => setBracket(event.target.checked)} />{' '}
          {t('rule.in-brackets')}
        </label>
      )}
    </div>
  );
}
