import { useTranslation } from 'react-i18next';
import './states.css';

/** Lines in the place of a text or a list that is on its way. */
export function Skeleton({ lines = 3, height = 14 }: { lines?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <div className="skeleton-lines" role="status" aria-label={t('state.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are alike and never move
          key={line}
          className="skeleton"
          style={{ height, width: `${[92, 78, 85, 64][line % 4]}%`, marginBottom: height * 0.75 }}
        />
      ))}
    </div>
  );
}
