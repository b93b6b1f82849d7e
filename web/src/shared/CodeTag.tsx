import type { ReactNode } from 'react';
import { useShade } from './appearance';
import type { Color } from './colors';
import './tags.css';

/** A word in its fixed colour behind a sign of its own, so that neither stands alone. */
export function CodeTag({ color, sign, children }: { color: Color; sign: ReactNode; children: ReactNode }) {
  const shade = useShade();
  return (
    <span className="code-tag" ref={(node) => node?.style.setProperty('--tag', shade(color))}>
      {sign}
      {children}
    </span>
  );
}
