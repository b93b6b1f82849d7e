import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RelativeDate } from '@/shared/RelativeDate';
import { pinnedNotesQuery } from './api/notes';
import { NoteItem } from './NoteItem';
import './note.css';

/** The notes that somebody pinned, above all else that happened; nothing where there are none. */
export function PinnedNotes({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(pinnedNotesQuery(customerId));
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card pinned-notes" aria-label={t('note.pinned')}>
      {data.items.map((note) => (
        <div key={note.id}>
          <NoteItem customerId={customerId} title={note.author} text={note.text} note={note} />
          <span className="muted">
            <RelativeDate at={note.createdAt} />
          </span>
        </div>
      ))}
    </section>
  );
}
