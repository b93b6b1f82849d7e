import type { ReactNode } from 'react';
import './states.css';

/** What is not here yet: a picture of it, one sentence, one thing to do. */
export function EmptyState({
  picture,
  title,
  level = 2,
  children,
  action,
}: {
  picture?: ReactNode;
  title: ReactNode;
  /** 1 where the sentence is the heading of the whole page, 3 where it stands inside a panel. */
  level?: 1 | 2 | 3;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className={level === 3 ? 'empty-state empty-state-small' : 'empty-state'}>
      {picture ?? <RowsPicture />}
      <Heading className="empty-state-title">{title}</Heading>
      {children && <p className="muted">{children}</p>}
      {action}
    </div>
  );
}

function RowsPicture() {
  return (
    <svg width="168" height="88" viewBox="0 0 168 88" aria-hidden="true" className="empty-state-picture">
      <rect x="0.5" y="0.5" width="167" height="87" rx="8" />
      {[20, 40, 60].map((y) => (
        <g key={y}>
          <circle cx="20" cy={y + 4} r="6" />
          <rect x="34" y={y} width={y === 40 ? 44 : 60} height="8" rx="4" />
          <rect x="118" y={y} width={y === 60 ? 16 : 34} height="8" rx="4" className="accent" />
        </g>
      ))}
    </svg>
  );
}
