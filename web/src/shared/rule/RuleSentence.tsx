import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Attributes, factsQuery } from '@/api/attributes';
import type { Rule } from '@/api/types';
import { type Draft, draftOf, type Group, nothing, replaced, ruleOf } from './drafts';
import type { Editing } from './editing';
import { GroupWords } from './GroupWords';
import type { Vocabulary } from './words';
import './rule.css';

/** A rule as a sentence; every word can be clicked and changed. */
export function RuleSentence({
  rule,
  onChange,
  attributes,
  vocabulary,
}: {
  rule: Rule | undefined;
  onChange: (rule: Rule | undefined) => void;
  attributes: Attributes;
  vocabulary: Vocabulary;
}) {
  const { t } = useTranslation();
  const facts = useQuery(factsQuery);
  const [draft, setDraft] = useState<Group>(() => draftOf(rule));
  const [asking, setAsking] = useState('');
  // A rule that came from elsewhere, such as the browser's back button, replaces what is being written.
  const said = JSON.stringify(ruleOf(draft));
  const given = JSON.stringify(rule);
  const [last, setLast] = useState(given);
  if (given !== last) {
    setLast(given);
    if (given !== said) setDraft(draftOf(rule));
  }

  const apply = (next: Draft) => {
    const group = next.what === 'group' ? next : { ...nothing, parts: [next] };
    setDraft(group);
    const rule = ruleOf(group);
    if (JSON.stringify(rule) !== said) onChange(rule);
  };
  const editing: Editing = {
    attributes,
    facts: facts.data ?? new Map(),
    vocabulary,
    asking,
    ask: (path) => setAsking(path ? path.join('.') : ''),
    change: (path, next) => apply(path.length === 0 ? (next ?? nothing) : replaced(draft, path, next)),
  };
  return (
    <fieldset className="rule-sentence" aria-label={t('rule.label')}>
      <GroupWords group={draft} path={[]} editing={editing} />
    </fieldset>
  );
}
