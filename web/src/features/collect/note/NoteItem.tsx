import {
  DeleteOutlined,
  EditOutlined,
  PaperClipOutlined,
  PushpinFilled,
  PushpinOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { formatBytes } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { useChangeNote, useDeleteNote } from './api/notes';
import { NoteField } from './NoteField';
import { type Named, NoteText } from './NoteText';
import './note.css';

export interface ShownNote {
  id: number;
  version: number;
  pinned: boolean;
  mine: boolean;
  mentions: Named[];
  files: { id: number; name: string; size: number }[];
}

/** A note with its files; whoever may changes, pins or deletes it here. */
export function NoteItem({
  customerId,
  title,
  text,
  note,
}: {
  customerId: number;
  title: string;
  text: string;
  note: ShownNote;
}) {
  const { t } = useTranslation();
  const writer = usePermission('note-write');
  const [draft, setDraft] = useState<string>();
  const [gone, setGone] = useState(false);
  const change = useChangeNote(customerId);
  const remove = useDeleteNote(customerId);
  const save = () => {
    if (!draft?.trim()) return;
    change.mutate(
      { id: note.id, version: note.version, text: draft },
      { onSuccess: () => setDraft(undefined) },
    );
  };
  if (gone) {
    return (
      <p role="status" className="muted">
        {t('note.deleted')}{' '}
        <Button
          type="link"
          size="small"
          loading={remove.isPending}
          onClick={() => remove.mutate({ id: note.id, restore: true }, { onSuccess: () => setGone(false) })}
        >
          {t('note.undo')}
        </Button>
      </p>
    );
  }
  return (
    <div className="note">
      <div className="note-head">
        <span>{title}</span>
        {writer && draft === undefined && (
          <span className="note-tools">
            <Tool
              label={t(note.pinned ? 'note.unpin' : 'note.pin')}
              icon={
                note.pinned ? <PushpinFilled aria-hidden="true" /> : <PushpinOutlined aria-hidden="true" />
              }
              onClick={() => change.mutate({ id: note.id, version: note.version, pinned: !note.pinned })}
            />
            {note.mine && (
              <>
                <Tool
                  label={t('note.edit')}
                  icon={<EditOutlined aria-hidden="true" />}
                  onClick={() => setDraft(text)}
                />
                <Tool
                  label={t('note.delete')}
                  icon={<DeleteOutlined aria-hidden="true" />}
                  onClick={() => remove.mutate({ id: note.id }, { onSuccess: () => setGone(true) })}
                />
              </>
            )}
          </span>
        )}
      </div>
      {draft === undefined ? (
        <NoteText text={text} mentions={note.mentions} />
      ) : (
        <div className="composer">
          <NoteField label={t('note.edit')} value={draft} onChange={setDraft} onSend={save} autoFocus />
          <div className="composer-buttons">
            <Button onClick={() => setDraft(undefined)}>{t('action.cancel')}</Button>
            <Button type="primary" onClick={save} loading={change.isPending} disabled={!draft.trim()}>
              {t('action.save')}
            </Button>
          </div>
        </div>
      )}
      {note.files.length > 0 && (
        <ul className="note-files">
          {note.files.map((file) => (
            <li key={file.id}>
              <a href={`/api/v1/notes/${note.id}/files/${file.id}`} download={file.name}>
                <PaperClipOutlined aria-hidden="true" /> {file.name}
              </a>{' '}
              <span className="muted number">{formatBytes(file.size)}</span>
            </li>
          ))}
        </ul>
      )}
      {(change.error ?? remove.error) && <ProblemView error={change.error ?? remove.error} />}
    </div>
  );
}

function Tool({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return <Button type="text" size="small" aria-label={label} title={label} icon={icon} onClick={onClick} />;
}
