import { useCallback, useMemo, useRef, useState } from 'react';
import type { CustomerRow } from '@/api/types';
import { isChosen, isEmpty, nobody, type Selection, withThese } from './selection';

/** The customers that are chosen in the list, until it shows others. */
export function useSelection(rows: readonly CustomerRow[], key: string) {
  const [selection, setSelection] = useState<Selection>(nobody);
  const [lastKey, setLastKey] = useState(key);
  const anchor = useRef(-1);
  if (lastKey !== key) {
    setLastKey(key);
    setSelection(nobody);
    anchor.current = -1;
  }
  const pick = useCallback(
    (index: number, range: boolean) => {
      const row = rows[index];
      if (!row) return;
      const from = range && anchor.current >= 0 ? anchor.current : index;
      setSelection((before) => {
        const ids = rows.slice(Math.min(from, index), Math.max(from, index) + 1).map(({ id }) => id);
        return withThese(before, ids, range ? true : !isChosen(before, row.id));
      });
      anchor.current = index;
    },
    [rows],
  );
  const chosen = useMemo(() => {
    if (isEmpty(selection)) return 'none';
    return rows.length > 0 && rows.every(({ id }) => isChosen(selection, id)) ? 'all' : 'some';
  }, [rows, selection]);
  const pickAll = () =>
    setSelection(
      chosen === 'all'
        ? nobody
        : withThese(
            nobody,
            rows.map(({ id }) => id),
            true,
          ),
    );
  const has = useCallback((id: number) => isChosen(selection, id), [selection]);
  const clear = useCallback(() => setSelection(nobody), []);
  return { selection, setSelection, pick, pickAll, chosen, has, clear } as const;
}
