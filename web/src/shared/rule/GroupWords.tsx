import { PlusOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttributePicker, type Picked } from './AttributePicker';
import {
  askedAs,
  type Draft,
  type Group,
  type Happening,
  happening,
  operatorsOf,
  type Path,
  type Statement,
} from './drafts';
import type { Editing } from './editing';
import { HappeningWords } from './HappeningWords';
import { StatementWords } from './StatementWords';

/** Conditions joined by and, or by or; those inside others stand in brackets. */
export function GroupWords({
  group,
  path,
  depth = 0,
  editing,
}: {
  group: Group;
  path: Path;
  depth?: number;
  editing: Editing;
}) {
  const { t } = useTranslation();
  const toggle = () => editing.change(path, { ...group, join: group.join === 'and' ? 'or' : 'and' });
  const inner = depth > 0;
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
            <GroupWords group={part} path={[...path, index]} depth={depth + 1} editing={editing} />
          ) : part.what === 'happening' ? (
            <HappeningWords happening={part} path={[...path, index]} editing={editing} />
          ) : (
            <StatementWords statement={part} path={[...path, index]} editing={editing} />
          )}
        </Fragment>
      ))}
      <Add group={group} path={path} depth={depth} editing={editing} />
      {(inner || group.negated) && <span className="rule-bracket">)</span>}
    </>
  );
}

function Add({ group, path, depth, editing }: { group: Group; path: Path; depth: number; editing: Editing }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const add = (picked: Picked, bracket: boolean) => {
    setOpen(false);
    const part = begun(picked);
    const place = [...path, group.parts.length];
    const whole: Draft = bracket
      ? { what: 'group', join: group.join === 'and' ? 'or' : 'and', negated: false, parts: [part] }
      : part;
    editing.change(path, { ...group, parts: [...group.parts, whole] });
    if (part.what === 'statement') editing.ask(bracket ? [...place, 0] : place);
  };
  const first = path.length === 0 && group.parts.length === 0;
  const label = t(path.length > 0 && depth === 0 ? 'rule.add-with' : 'rule.add');
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        // biome-ignore lint/a11y/noStaticElementInteractions: only listens for the key that closes it
        <div
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
            event.stopPropagation();
            setOpen(false);
          }}
        >
          <AttributePicker
            attributes={editing.attributes}
            facts={editing.facts}
            onPick={(picked) => add(picked, false)}
            {...(depth < 2 && group.parts.length > 0
              ? { onPickInBrackets: (picked: Picked) => add(picked, true) }
              : {})}
          />
        </div>
      }
    >
      <Button
        size="small"
        type={first ? 'default' : 'text'}
        icon={<PlusOutlined aria-hidden="true" />}
        aria-label={label}
        className="rule-add"
      >
        {first && t('rule.add')}
      </Button>
    </Popover>
  );
}

/** A condition about what was picked, in the usual way, perhaps still without its value. */
function begun(picked: Picked): Statement | Happening {
  if ('fact' in picked) return happening(picked.fact.code);
  const operator = operatorsOf(askedAs(picked.attribute))[0] ?? 'eq';
  return { what: 'statement', attribute: picked.attribute.code, operator, values: [] };
}
