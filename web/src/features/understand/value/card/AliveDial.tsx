import { useTranslation } from 'react-i18next';
import { formatPercent } from '@/shared/format';

/** The words for a probability of still being a customer. */
export function aliveWord(probability: number): 'very-likely' | 'likely' | 'open' | 'unlikely' | 'hardly' {
  if (probability >= 0.9) return 'very-likely';
  if (probability >= 0.7) return 'likely';
  if (probability >= 0.4) return 'open';
  if (probability >= 0.15) return 'unlikely';
  return 'hardly';
}

/** P(alive) as a dial with what it means in words. */
export function AliveDial({ probability }: { probability: number }) {
  const { t } = useTranslation();
  const radius = 30;
  const arc = Math.PI * radius;
  const share = Math.min(1, Math.max(0, probability));
  const path = `M 4 34 A ${radius} ${radius} 0 0 1 64 34`;
  return (
    <div className="alive">
      <svg width="68" height="40" viewBox="0 0 68 40" aria-hidden="true">
        <path d={path} className="alive-track" />
        <path d={path} className="alive-share" strokeDasharray={`${arc * share} ${arc}`} />
        <text x="34" y="35" textAnchor="middle" className="alive-number">
          {formatPercent(probability)}
        </text>
      </svg>
      <span className="alive-words">{t(`alive.${aliveWord(probability)}`)}</span>
    </div>
  );
}
