import { PaperClipOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { formatBytes } from '@/shared/format';
import { newKey } from '@/shared/key';
import { ProblemView } from '@/shared/ProblemView';
import { useWriteNote } from './api/notes';
import { NoteField } from './NoteField';
import './note.css';

const most = 25 * 1024 * 1024;

/** Writes a note about the customer, with files. What was typed stays until it is saved. */
export function Composer({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const allowed = usePermission('note-write');
  const [text, setText] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [tooLarge, setTooLarge] = useState<string>();
  const [key, setKey] = useState(newKey);
  const chooser = useRef<HTMLInputElement>(null);
  const write = useWriteNote(customerId);
  if (!allowed) return null;

  const send = () => {
    if (!text.trim() || write.isPending) return;
    write.mutate(
      { text, key, files },
      {
        onSuccess: () => {
          setText('');
          setFiles([]);
          setKey(newKey());
        },
      },
    );
  };
  const choose = (chosen: FileList | null) => {
    const all = [...(chosen ?? [])];
    setTooLarge(all.find(({ size }) => size > most)?.name);
    setFiles([...files, ...all.filter(({ size }) => size <= most)].slice(0, 20));
    if (chooser.current) chooser.current.value = '';
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <NoteField label={t('note.write')} value={text} onChange={setText} onSend={send} />
      {files.length > 0 && (
        <div className="tags">
          {files.map((file) => (
            <Tag
              key={`${file.name} ${file.size}`}
              closable={{ 'aria-label': t('note.leave-out', { name: file.name }) }}
              onClose={() => setFiles(files.filter((other) => other !== file))}
            >
              {file.name} · {formatBytes(file.size)}
            </Tag>
          ))}
        </div>
      )}
      {tooLarge && <p role="alert">{t('note.too-large', { name: tooLarge })}</p>}
      {write.error && <ProblemView error={write.error} />}
      {(text !== '' || files.length > 0) && (
        <div className="composer-buttons">
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            aria-label={t('note.attach')}
            onChange={(event) => choose(event.target.files)}
          />
          <Button
            type="text"
            icon={<PaperClipOutlined aria-hidden="true" />}
            onClick={() => chooser.current?.click()}
          >
            {t('note.attach')}
          </Button>
          <Button type="primary" htmlType="submit" loading={write.isPending} disabled={!text.trim()}>
            {t('note.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
