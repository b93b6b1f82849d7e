import { useQuery } from '@tanstack/react-query';
import { Mentions } from 'antd';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '@/api/people';

/** Where a note is typed; an at sign offers colleagues. */
export function NoteField({
  label,
  value,
  onChange,
  onSend,
  autoFocus = false,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onSend: () => void;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const { data } = useQuery(peopleQuery);
  return (
    <Mentions
      aria-label={label}
      placeholder={t('note.placeholder')}
      value={value}
      onChange={onChange}
      autoFocus={autoFocus}
      className="grows"
      rows={1}
      maxLength={10_000}
      options={(data?.items ?? []).map(({ name, login }) => ({
        value: login,
        label: `${name} (${login})`,
      }))}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing) {
          event.preventDefault();
          onSend();
        }
      }}
    />
  );
}
