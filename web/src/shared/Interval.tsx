import { useTranslation } from 'react-i18next';
import type { Estimate } from '@/api/types';
import { formatPercent } from './format';
import './interval.css';

/** An estimate with the bounds between which it will lie, as a bar and in words. */
export function Interval({
  estimate,
  format,
  level,
  scale,
}: {
  estimate: Estimate;
  format: (value: number) => string;
  level: number;
  /** The value at the right end of the bar; by default the upper bound with some room. */
  scale?: number;
}) {
  const { t } = useTranslation();
  const end = Math.max(scale ?? estimate.high * 1.15, 1e-9);
  const share = (value: number) => Math.min(100, Math.max(0, (value / end) * 100));
  const low = share(estimate.low);
  const high = share(estimate.high);
  const words = t('interval.words', {
    level: formatPercent(level),
    low: format(estimate.low),
    high: format(estimate.high),
  });
  return (
    <div className="interval" title={words}>
      <svg className="interval-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect className="interval-track" x="0" y="3" width="100" height="2" />
        <rect className="interval-range" x={low} y="2" width={Math.max(high - low, 0.8)} height="4" />
        <rect
          className="interval-point"
          x={Math.min(share(estimate.estimate), 99)}
          y="0"
          width="1"
          height="8"
        />
      </svg>
      <span className="interval-words">{words}</span>
    </div>
  );
}
