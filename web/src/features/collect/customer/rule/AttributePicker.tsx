import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attribute } from '@/api/types';
import type { Attributes } from '../api/attributes';

/** The attributes that rules can ask about, by group, found by a part of the name. */
export function AttributePicker({
  attributes,
  onPick,
  onPickInBrackets,
}: {
  attributes: Attributes;
  onPick: (attribute: Attribute) => void;
  onPickInBrackets?: (attribute: Attribute) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [bracket, setBracket] = useState(false);
  const wanted = text.trim().toLowerCase();
  const found = [...attributes.values()].filter(
    (attribute) =>
      attribute.filterable && `${attribute.name} ${attribute.code}`.toLowerCase().includes(wanted),
  );
  const pick = (attribute: Attribute) => (bracket && onPickInBrackets ? onPickInBrackets : onPick)(attribute);
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
          const [only] = found;
          if (only && !event.nativeEvent.isComposing) pick(only);
        }}
      />
      <ul className="picker-list">
        {found.map((attribute, index) => (
          <li key={attribute.code}>
            {found[index - 1]?.group !== attribute.group && (
              <p className="picker-group">{attribute.groupName}</p>
            )}
            <button type="button" className="plain picker-item" onClick={() => pick(attribute)}>
              {attribute.name}
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
