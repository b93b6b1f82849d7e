import { SearchOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { pinnedQuery } from '@/api/pinned';
import { searchQuery } from '@/api/search';
import { useSession } from '@/api/session';
import { useAppearance } from '@/shared/appearance';
import { languages } from '@/shared/language';
import { chooseLanguage } from '../i18n';
import { groups } from './navigation';
import './palette.css';

interface Entry {
  key: string;
  section: string;
  label: ReactNode;
  hint?: ReactNode;
  run(): void;
}

/** Search and do: pages, actions and customers by name, all by keyboard. */
export default function Palette({ typed, onClose }: { typed: string; onClose: () => void }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const [text, setText] = useState(typed);
  const [chosen, setChosen] = useState(0);
  const places = usePlaces(text);
  const customers = useCustomers(text);
  const entries = [...customers.entries, ...places];
  const current = Math.min(chosen, Math.max(entries.length - 1, 0));

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };

  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((current + step + entries.length) % Math.max(entries.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[current]);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the dialog closes itself on Escape; the click is on what surrounds it
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('palette.title')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className="palette-input">
        <SearchOutlined aria-hidden="true" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={entries[current] ? `${listId}-${current}` : undefined}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          value={text}
          maxLength={100}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(0);
          }}
          onKeyDown={pressed}
        />
      </div>
      <div className="palette-list" role="listbox" id={listId} aria-label={t('palette.results')}>
        {entries.map((entry, index) => (
          <div key={entry.key}>
            {entries[index - 1]?.section !== entry.section && (
              <p className="palette-section" role="presentation">
                {entry.section}
              </p>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field that has the focus */}
            <div
              role="option"
              id={`${listId}-${index}`}
              tabIndex={-1}
              aria-selected={index === current}
              className="palette-entry"
              onMouseMove={() => setChosen(index)}
              onClick={() => run(entry)}
              ref={(node) => {
                if (index === current) node?.scrollIntoView({ block: 'nearest' });
              }}
            >
              <span className="palette-label">{entry.label}</span>
              <span className="muted">{entry.hint}</span>
            </div>
          </div>
        ))}
        {entries.length === 0 && (
          <p className="palette-none muted">{t(customers.looking ? 'palette.looking' : 'palette.nothing')}</p>
        )}
      </div>
    </dialog>
  );
}

function usePlaces(text: string): Entry[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { permissions } = useSession();
  const { shade, choose } = useAppearance();
  const wanted = text.trim().toLowerCase();
  const pages = groups.flatMap((group) =>
    group.places
      .filter(({ permission }) => !permission || permissions.includes(permission))
      .map((place) => ({
        key: place.to,
        section: t('palette.pages'),
        words: t(place.label),
        hint: t(group.label),
        run: () => void navigate({ to: place.to }),
      })),
  );
  const actions = [
    ...languages
      .filter(({ code }) => code !== i18n.language)
      .map(({ code, name }) => ({
        key: code,
        section: t('palette.actions'),
        words: t('palette.language', { name }),
        hint: '',
        run: () => void chooseLanguage(code),
      })),
    {
      key: 'shade',
      section: t('palette.actions'),
      words: t(shade === 'dark' ? 'palette.light' : 'palette.dark'),
      hint: '',
      run: () => choose(shade === 'dark' ? 'light' : 'dark'),
    },
  ];
  return [...pages, ...actions]
    .filter(({ words, hint }) => `${words} ${hint}`.toLowerCase().includes(wanted))
    .map(({ words, ...entry }) => ({ ...entry, label: words }));
}

function useCustomers(text: string): { entries: Entry[]; looking: boolean } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const wanted = useDeferredValue(text.trim());
  const settled = useSettled(wanted, 80);
  const { data, isFetching } = useQuery({
    ...searchQuery(settled, 8),
    enabled: settled.length > 0,
    placeholderData: keepPreviousData,
  });
  const { data: pinned } = useQuery(pinnedQuery);
  if (!wanted) {
    const entries = (pinned?.items ?? []).map(({ id, name }) => ({
      key: `pinned ${id}`,
      section: t('palette.pinned'),
      label: name,
      run: () => void navigate({ to: `/customers/${id}` }),
    }));
    return { entries, looking: false };
  }
  const entries = (data?.items ?? []).map((found) => ({
    key: `${found.type} ${found.id}`,
    section: t('menu.customers'),
    label: found.title,
    hint: found.match ? t(`palette.matched.${found.matched}`, { text: found.match }) : (found.subtitle ?? ''),
    run: () => void navigate({ to: `/customers/${found.id}` }),
  }));
  return { entries, looking: isFetching || settled !== wanted };
}

function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
