import { InboxOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes, formatInteger } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { type Draft, draftQuery, uploadDraft } from '../api/drafts';
import { FieldGuide } from './FieldGuide';

/** Takes a file by dropping or choosing, and says what it is found to be. */
export function FileStep({
  draft,
  onDraft,
  onNext,
}: {
  draft?: Draft;
  onDraft: (id: number) => void;
  onNext?: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [sent, setSent] = useState(0);
  const abort = useRef<AbortController>(null);
  const upload = useMutation({
    mutationFn: (file: File) => {
      setSent(0);
      abort.current = new AbortController();
      return uploadDraft(file, setSent, abort.current.signal);
    },
    onSuccess: (made) => {
      client.setQueryData(draftQuery(made.id).queryKey, made);
      onDraft(made.id);
    },
  });
  useEffect(() => () => abort.current?.abort(), []);
  const stopped = upload.error instanceof DOMException && upload.error.name === 'AbortError';
  return (
    <>
      {draft && <FileFacts draft={draft} onNext={onNext} />}
      {upload.isPending ? (
        <div className="import-sending">
          <p>
            {sent < 1
              ? t('import.sending', { name: upload.variables.name })
              : t('import.looking', { name: upload.variables.name })}
          </p>
          <Progress
            percent={Math.floor(sent * 100)}
            status="active"
            aria-label={t('import.sending', { name: upload.variables.name })}
          />
          <Button onClick={() => abort.current?.abort()}>{t('action.cancel')}</Button>
        </div>
      ) : (
        <DropZone again={draft !== undefined} onFile={(file) => upload.mutate(file)} />
      )}
      {upload.isError && !stopped && <ProblemView error={upload.error} />}
      {!draft && <FieldGuide />}
    </>
  );
}

function DropZone({ again, onFile }: { again: boolean; onFile: (file: File) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the field inside is the first
    <div
      className={over ? 'import-drop over' : 'import-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        id={id}
        type="file"
        className="visually-hidden"
        accept=".csv,.tsv,.txt,.gz,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <label htmlFor={id}>
        <InboxOutlined className="import-drop-sign" aria-hidden="true" />
        <span className="import-drop-title">{t(again ? 'import.drop-another' : 'import.drop')}</span>
        <span className="muted">{t('import.drop-kinds')}</span>
      </label>
    </div>
  );
}

function FileFacts({ draft, onNext }: { draft: Draft; onNext: (() => void) | undefined }) {
  const { t } = useTranslation();
  const facts: [string, string | undefined][] = [
    ['import.file-size', formatBytes(draft.size)],
    ['import.file-rows', draft.rows == null ? undefined : formatInteger(draft.rows)],
    ['import.file-columns', formatInteger(draft.columns.length)],
    ['import.file-encoding', draft.encoding || undefined],
    ['import.file-delimiter', delimiterName(draft.delimiter)],
  ];
  const names: Record<string, string> = {
    'import.file-size': t('import.file-size'),
    'import.file-rows': t('import.file-rows'),
    'import.file-columns': t('import.file-columns'),
    'import.file-encoding': t('import.file-encoding'),
    'import.file-delimiter': t('import.file-delimiter'),
  };
  return (
    <div className="import-file">
      <h2>{draft.fileName}</h2>
      <dl className="import-facts">
        {facts.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name}>
                <dt>{names[name]}</dt>
                <dd className="number">{value}</dd>
              </div>
            ),
        )}
      </dl>
      <Button type="primary" onClick={onNext}>
        {t('import.to-columns')}
      </Button>
    </div>
  );

  function delimiterName(delimiter: string | null | undefined): string | undefined {
    switch (delimiter) {
      case ',':
        return t('import.delimiter.comma');
      case ';':
        return t('import.delimiter.semicolon');
      case '\t':
        return t('import.delimiter.tab');
      default:
        return delimiter || undefined;
    }
  }
}
