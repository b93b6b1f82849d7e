import { Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attribute } from '@/api/types';
import { AttributePicker } from './AttributePicker';
import { CustomerNames } from './CustomerChoices';
import {
  askedAs,
  type Operator,
  operatorsOf,
  type Path,
  type Statement,
  withOperator,
  withValues,
} from './drafts';
import type { Editing } from './editing';
import { Remove } from './Remove';
import { ValueEditor } from './ValueEditor';
import { Word } from './Word';
import { operatorWord, valuesPhrase } from './words';

/** One statement about an attribute; each of its words can be changed. */
export function StatementWords({
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
  const kind = askedAs(attribute);
  const needsValue = statement.operator !== 'missing' && statement.operator !== 'known';
  const key = path.join('.');
  const replace = (next: Attribute) => {
    setPicking(false);
    const operator = operatorsOf(askedAs(next))[0] ?? 'eq';
    editing.change(path, { what: 'statement', attribute: next.code, operator, values: [] });
    editing.ask(path);
  };
  const changeOperator = (operator: Operator) => {
    editing.change(path, withOperator(statement, operator));
    if (operator !== 'missing' && operator !== 'known') editing.ask(path);
  };
  return (
    <span className="rule-statement">
      <Word
        className="rule-attribute"
        open={picking}
        onOpenChange={setPicking}
        content={
          <AttributePicker
            attributes={editing.attributes}
            facts={new Map()}
            onPick={(picked) => 'attribute' in picked && replace(picked.attribute)}
          />
        }
      >
        {attribute.name}
      </Word>
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
        <Word
          className={statement.values.length > 0 ? 'rule-value' : 'rule-open'}
          open={editing.asking === key}
          onOpenChange={(open) => editing.ask(open ? path : undefined)}
          content={
            <ValueEditor
              statement={statement}
              attribute={attribute}
              vocabulary={editing.vocabulary}
              onDone={(values) => {
                editing.ask(undefined);
                editing.change(path, withValues(statement, values));
              }}
            />
          }
        >
          {statement.values.length === 0 ? (
            t('rule.choose')
          ) : kind === 'customer' ? (
            <CustomerNames ids={statement.values} />
          ) : (
            valuesPhrase(statement, attribute, editing.vocabulary)
          )}
        </Word>
      )}
      <Remove onRemove={remove} name={attribute.name} />
    </span>
  );
}
