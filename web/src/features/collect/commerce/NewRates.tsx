import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemView } from '@/shared/ProblemView';
import { ratesIn, type StoredRates, type ToldRate, useStoreRates } from './rates';

/** A call takes no more at once. */
const atOnce = 1000;

/** Asks for rates, one a line, typed or pasted from a table. */
export function NewRates({ base }: { base: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [unread, setUnread] = useState<number[]>([]);
  const store = useStoreRates();
  const [told, setTold] = useState<ToldRate[]>([]);
  const submit = () => {
    const { rates, unread: lines } = ratesIn(text);
    setUnread(lines);
    setTold(rates);
    store.reset();
    if (lines.length > 0 || rates.length === 0 || rates.length > atOnce) return;
    store.mutate(rates, {
      onSuccess: ({ items }) => {
        if (items.every(({ status }) => status !== 'rejected')) setText('');
      },
    });
  };
  return (
    <form
      className="rates-new card"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <label htmlFor="rates-text">{t('rates.add')}</label>
      <Input.TextArea
        id="rates-text"
        className="grows"
        rows={2}
        value={text}
        placeholder={t('rates.example')}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="muted">{t('rates.add-words', { base })}</p>
      <Button type="primary" htmlType="submit" loading={store.isPending} disabled={text.trim() === ''}>
        {t('rates.store')}
      </Button>
      {unread.length > 0 && (
        <p className="rates-wrong" role="alert">
          {t('rates.unread', { lines: unread.slice(0, 10).join(t('rates.separator')) })}
        </p>
      )}
      {told.length > atOnce && (
        <p className="rates-wrong" role="alert">
          {t('rates.too-many', { most: atOnce })}
        </p>
      )}
      {store.isError && <ProblemView error={store.error} />}
      {store.data && <Outcome stored={store.data} told={told} />}
    </form>
  );
}

function Outcome({ stored, told }: { stored: StoredRates; told: ToldRate[] }) {
  const { t } = useTranslation();
  const rejected = stored.items.filter(({ status }) => status === 'rejected');
  const kept = stored.items.length - rejected.length;
  return (
    <div role="status">
      {kept > 0 && <p>{t('rates.stored', { count: kept })}</p>}
      {rejected.length > 0 && (
        <ul className="rates-wrong">
          {rejected.map(({ index, problem }) => (
            <li key={index}>
              {told[index]?.day} {told[index]?.currency}:{' '}
              {problem?.violations.map(({ detail }) => detail).join(' ') || problem?.detail}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
