import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttributePicker } from './AttributePicker';
import { CountEditor } from './CountEditor';
import { type Happening, happening, type Path } from './drafts';
import type { Editing } from './editing';
import { GroupWords } from './GroupWords';
import { Remove } from './Remove';
import { factAttributes } from './scope';
import { WindowEditor } from './WindowEditor';
import { Word } from './Word';
import { capital, countPhrase, windowPhrase } from './words';

/** Something that happened: what, how often, when, and what each of them was like. */
export function HappeningWords({
  happening: draft,
  path,
  editing,
}: {
  happening: Happening;
  path: Path;
  editing: Editing;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'fact' | 'count' | 'window'>();
  const fact = editing.facts.get(draft.event);
  const remove = () => editing.change(path, undefined);
  if (!fact) {
    return (
      <span className="rule-statement">
        <span className="rule-unknown">{t('rule.unknown', { code: draft.event })}</span>
        <Remove onRemove={remove} name={draft.event} />
      </span>
    );
  }
  const opening = (word: 'fact' | 'count' | 'window') => (now: boolean) => setOpen(now ? word : undefined);
  const change = (part: Partial<Happening>) => {
    setOpen(undefined);
    editing.change(path, { ...draft, ...part });
  };
  return (
    <span className="rule-statement rule-happening">
      <Word
        className="rule-attribute"
        open={open === 'fact'}
        onOpenChange={opening('fact')}
        content={
          <AttributePicker
            attributes={new Map()}
            facts={editing.facts}
            onPick={(picked) =>
              'fact' in picked &&
              change(
                picked.fact.code === draft.event
                  ? {}
                  : {
                      ...happening(picked.fact.code),
                      within: draft.within,
                      count: draft.count,
                      never: draft.never,
                    },
              )
            }
          />
        }
      >
        {capital(fact.name)}
      </Word>
      <Word
        className="rule-value"
        open={open === 'count'}
        onOpenChange={opening('count')}
        content={<CountEditor happening={draft} onDone={change} />}
      >
        {countPhrase(draft, t)}
      </Word>
      <Word
        className="rule-value"
        open={open === 'window'}
        onOpenChange={opening('window')}
        content={<WindowEditor window={draft.within} onDone={(within) => change({ within })} />}
      >
        {windowPhrase(draft.within, t)}
      </Word>
      {draft.where.parts.length > 0 && <span className="rule-join">{t('rule.with')}</span>}
      <GroupWords
        group={draft.where}
        path={path}
        editing={{
          ...editing,
          attributes: factAttributes(fact),
          facts: new Map(),
          change: (at, next) =>
            at.length === path.length
              ? editing.change(path, {
                  ...draft,
                  where: next?.what === 'group' ? next : { ...draft.where, parts: [] },
                })
              : editing.change(at, next),
        }}
      />
      <Remove onRemove={remove} name={fact.name} />
    </span>
  );
}
