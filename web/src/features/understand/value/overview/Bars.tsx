import type { ReactNode } from 'react';

export interface BarRow {
  key: string;
  name: ReactNode;
  value: string;
  note: string;
  share: number;
  color?: string;
}

/** A list of named amounts with a bar each, the longest across the whole width. */
export function Bars({ rows }: { rows: readonly BarRow[] }) {
  const longest = Math.max(1e-9, ...rows.map((row) => row.share));
  return (
    <ul className="value-bars">
      {rows.map((row) => (
        <li key={row.key}>
          <span className="value-bars-name">{row.name}</span>
          <span className="number">{row.value}</span>
          <span className="value-bar-track" aria-hidden="true">
            <span
              className="value-bar"
              style={{
                width: `${Math.max((row.share / longest) * 100, 0.5)}%`,
                ...(row.color ? { background: row.color } : {}),
              }}
            />
          </span>
          <span className="value-note number">{row.note}</span>
        </li>
      ))}
    </ul>
  );
}
