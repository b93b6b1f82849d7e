import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Popover } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attribute, Rule } from '@/api/types';
import { type Attributes, kindOf } from '../api/attributes';
import { AttributePicker } from './AttributePicker';
import {
  type Draft,
  draftOf,
  type Group,
  nothing,
  type Operator,
  operatorsOf,
  type Path,
  replaced,
  ruleOf,
  type Statement,
  withOperator,
} from './drafts';
import { ValueEditor } from './ValueEditor';
import { operatorWord, type Vocabulary, valuesPhrase } from './words';
import './rule.css';

interface Editing {
  attributes: Attributes;
  vocabulary: Vocabulary;
  draft: Group;
  /** The part whose value is asked for right now. */
  asking: string;
  ask(path: Path | undefined): void;
  change(path: Path, next: Draft | undefined): void;
}

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
    vocabulary,
    draft,
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

function GroupWords({ group, path, editing }: { group: Group; path: Path; editing: Editing }) {
  const { t } = useTranslation();
  const toggle = () => editing.change(path, { ...group, join: group.join === 'and' ? 'or' : 'and' });
  const inner = path.length > 0;
  return (
    <>
      {group.negated && (
        <button
          type="button"
          className="rule-word rule-join"
          title={t('rule.remove-not')}
          onClick={() => editing.change(path, { ...group, negated: false })}
        >
          {t('rule.not')}
        </button>
      )}
      {(inner || group.negated) && <span className="rule-bracket">(</span>}
      {group.parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone
        <Fragment key={index}>
          {index > 0 && (
            <button
              type="button"
              className="rule-word rule-join"
              title={t('rule.switch-join')}
              onClick={toggle}
            >
              {t(`rule.${group.join}`)}
            </button>
          )}
          {part.what === 'group' ? (
            <GroupWords group={part} path={[...path, index]} editing={editing} />
          ) : (
            <StatementWords statement={part} path={[...path, index]} editing={editing} />
          )}
        </Fragment>
      ))}
      <Add group={group} path={path} editing={editing} />
      {(inner || group.negated) && <span className="rule-bracket">)</span>}
    </>
  );
}

function Add({ group, path, editing }: { group: Group; path: Path; editing: Editing }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const add = (attribute: Attribute, bracket: boolean) => {
    setOpen(false);
    const operator = operatorsOf(kindOf(attribute))[0] ?? 'eq';
    const statement: Statement = { what: 'statement', attribute: attribute.code, operator, values: [] };
    const place = [...path, group.parts.length];
    const part: Draft = bracket
      ? { what: 'group', join: group.join === 'and' ? 'or' : 'and', negated: false, parts: [statement] }
      : statement;
    editing.change(path, { ...group, parts: [...group.parts, part] });
    editing.ask(bracket ? [...place, 0] : place);
  };
  const first = path.length === 0 && group.parts.length === 0;
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <AttributePicker
          attributes={editing.attributes}
          onPick={(attribute) => add(attribute, false)}
          {...(path.length < 2 && group.parts.length > 0
            ? { onPickInBrackets: (attribute: Attribute) => add(attribute, true) }
            : {})}
        />
      }
    >
      <Button
        size="small"
        type={first ? 'default' : 'text'}
        icon={<PlusOutlined aria-hidden="true" />}
        aria-label={t('rule.add')}
        className="rule-add"
      >
        {first && t('rule.add')}
      </Button>
    </Popover>
  );
}

function StatementWords({
  statement,
  path,
  editing,
}: {
  statement: Statement;
  path: Path;
  editing: Editing;
}) {
  const { t } = useTranslation();
  const [picking, setPicking] = useState(false);
  const attribute = editing.attributes.get(statement.attribute);
  const remove = () => editing.change(path, undefined);
  if (!attribute) {
    return (
      <span className="rule-statement">
        <span className="rule-unknown">{t('rule.unknown', { code: statement.attribute })}</span>
        <Remove onRemove={remove} name={statement.attribute} />
      </span>
    );
  }
  const kind = kindOf(attribute);
  const needsValue = statement.operator !== 'missing' && statement.operator !== 'known';
  const key = path.join('.');
  const replace = (next: Attribute) => {
    setPicking(false);
    const operator = operatorsOf(kindOf(next))[0] ?? 'eq';
    editing.change(path, { what: 'statement', attribute: next.code, operator, values: [] });
    editing.ask(path);
  };
  const changeOperator = (operator: Operator) => {
    editing.change(path, withOperator(statement, operator));
    if (operator !== 'missing' && operator !== 'known') editing.ask(path);
  };
  return (
    <span className="rule-statement">
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={picking}
        onOpenChange={setPicking}
        destroyOnHidden
        content={<AttributePicker attributes={editing.attributes} onPick={replace} />}
      >
        <button type="button" className="rule-word rule-attribute">
          {attribute.name}
        </button>
      </Popover>
      <Dropdown
        trigger={['click']}
        menu={{
          selectable: true,
          selectedKeys: [statement.operator],
          items: operatorsOf(kind).map((operator) => ({
            key: operator,
            label: operatorWord(operator, kind, t),
          })),
          onClick: ({ key: operator }) => changeOperator(operator as Operator),
        }}
      >
        <button type="button" className="rule-word rule-operator">
          {operatorWord(statement.operator, kind, t)}
        </button>
      </Dropdown>
      {needsValue && (
        <Popover
          trigger="click"
          placement="bottomLeft"
          open={editing.asking === key}
          onOpenChange={(open) => editing.ask(open ? path : undefined)}
          destroyOnHidden
          content={
            <ValueEditor
              statement={statement}
              attribute={attribute}
              vocabulary={editing.vocabulary}
              onDone={(values) => {
                editing.ask(undefined);
                editing.change(path, { ...statement, values });
              }}
            />
          }
        >
          <button
            type="button"
            className={statement.values.length > 0 ? 'rule-word rule-value' : 'rule-word rule-open'}
          >
            {statement.values.length > 0
              ? valuesPhrase(statement, attribute, editing.vocabulary)
              : t('rule.choose')}
          </button>
        </Popover>
      )}
      <Remove onRemove={remove} name={attribute.name} />
    </span>
  );
}

function Remove({ onRemove, name }: { onRemove: () => void; name: string }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="rule-remove" aria-label={t('rule.remove', { name })} onClick={onRemove}>
      <CloseOutlined aria-hidden="true" />
    </button>
  );
}
