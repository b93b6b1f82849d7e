import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';

export interface Named {
  login: string;
  name: string;
  sees: boolean;
}

/** A note as it was typed, with the people it names marked. */
export function NoteText({ text, mentions }: { text: string; mentions: Named[] }) {
  const { t } = useTranslation();
  return (
    <p className="note-text">
      {partsOf(text, mentions).map(({ words, named }, index) =>
        named ? (
          <Tooltip
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other identity
            key={index}
            title={named.sees ? named.name : t('note.does-not-see', { name: named.name })}
          >
            <span className={named.sees ? 'note-mention' : 'note-mention unseen'}>{words}</span>
          </Tooltip>
        ) : (
          words
        ),
      )}
    </p>
  );
}

/** The text cut at the names in it, longest names first as the server reads them. */
export function partsOf(text: string, mentions: Named[]): { words: string; named?: Named }[] {
  const names = [...mentions].sort((one, other) => other.login.length - one.login.length);
  const parts: { words: string; named?: Named }[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const rest = text.slice(at + 1).toLowerCase();
    const named = /[A-Za-z0-9]$/.test(text.slice(0, at))
      ? undefined
      : names.find(({ login }) => rest.startsWith(login) && !/^[A-Za-z0-9]/.test(rest.slice(login.length)));
    if (named) {
      if (at > from) parts.push({ words: text.slice(from, at) });
      from = at + 1 + named.login.length;
      parts.push({ words: text.slice(at, from), named });
    }
  }
  if (from < text.length) parts.push({ words: text.slice(from) });
  return parts;
}
