import { useTranslation } from 'react-i18next';
import type { Estimate } from '@/api/types';
import { formatFixed } from '@/shared/format';
import { useTimes } from './useTimes';

/** Where a lift stands between half as often and the end of the scale, which doubles from step to step. */
const end = 16;
const place = (lift: number) => {
  const share = (Math.log2(lift) + 1) / (Math.log2(end) + 1);
  return 100 * Math.min(1, Math.max(0, share));
};

/** A lift with its bounds, as a number and as a bar on a scale that doubles; the line across is what chance would do. */
export function Lift({ lift }: { lift: Estimate }) {
  const { t } = useTranslation();
  const times = useTimes();
  const digits = (value: number) => formatFixed(value, value < 10 ? 1 : 0);
  return (
    <span
      className="association-lift"
      title={t('associations.lift-words', { low: times(lift.low), high: times(lift.high) })}
    >
      <span>
        <span className="number association-times">{times(lift.estimate)}</span>{' '}
        <span className="value-note number">
          {digits(lift.low)} – {digits(lift.high)}
        </span>
      </span>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className="interval-track" x="0" y="3" width="100" height="2" />
        <rect
          className="interval-range"
          x={place(lift.low)}
          y="2"
          width={Math.max(1, place(lift.high) - place(lift.low))}
          height="4"
        />
        <rect
          className="interval-point"
          x={Math.min(place(lift.estimate), 99)}
          y="0"
          width="1.5"
          height="8"
        />
        <rect className="association-chance" x={place(1)} y="0" width="0.6" height="8" />
      </svg>
    </span>
  );
}
