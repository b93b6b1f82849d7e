import { Button, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Window } from '@/api/types';

const usual = [7, 30, 90, 180, 365];

type Way = 'ever' | 'days' | 'dates';

function wayOf(window: Window | undefined): Way {
  if (!window) return 'ever';
  return 'days' in window ? 'days' : 'dates';
}

/** Asks when something happened. */
export function WindowEditor({
  window,
  onDone,
}: {
  window: Window | undefined;
  onDone: (window: Window | undefined) => void;
}) {
  const { t } = useTranslation();
  const [way, setWay] = useState<Way>(window ? wayOf(window) : 'days');
  const [days, setDays] = useState<number | null>(window && 'days' in window ? window.days : 90);
  const [dates, setDates] = useState<{ from?: string; to?: string }>(
    window && !('days' in window) ? window : {},
  );
  const set = (end: 'from' | 'to', day: string) => {
    const { [end]: _, ...rest } = dates;
    setDates(day === '' ? rest : { ...rest, [end]: day });
  };
  const chosen = (): Window | undefined => {
    if (way === 'days') return { days: days ?? 90 };
    return way === 'dates' && (dates.from || dates.to) ? dates : undefined;
  };
  return (
    <form
      className="value-editor window-editor"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(chosen());
      }}
    >
      <Radio.Group
        aria-label={t('rule.when')}
        value={way}
        onChange={(event) => setWay(event.target.value as Way)}
        options={[
          { value: 'days', label: t('rule.window.days') },
          { value: 'dates', label: t('rule.window.dates') },
          { value: 'ever', label: t('rule.window.ever') },
        ]}
      />
      {way === 'days' && (
        <>
          <div className="window-usual">
            {usual.map((number) => (
              <Button key={number} size="small" onClick={() => onDone({ days: number })}>
                {number}
              </Button>
            ))}
          </div>
          <InputNumber
            autoFocus
            aria-label={t('rule.days-number')}
            min={1}
            max={36_525}
            precision={0}
            value={days}
            onChange={setDays}
            suffix={t('rule.days-unit')}
          />
        </>
      )}
      {way === 'dates' &&
        (['from', 'to'] as const).map((end) => (
          <input
            key={end}
            type="date"
            className="day-input"
            aria-label={t(`rule.window.${end}`)}
            value={dates[end] ?? ''}
            {...(end === 'from' && dates.to ? { max: dates.to } : {})}
            {...(end === 'to' && dates.from ? { min: dates.from } : {})}
            onChange={(event) => set(end, event.target.value)}
          />
        ))}
      <Button type="primary" size="small" htmlType="submit">
        {t('rule.apply')}
      </Button>
    </form>
  );
}
