import { useTranslation } from 'react-i18next';
import { CodeTag } from './CodeTag';
import { type QuadrantCode, quadrantColors } from './colors';

/** The place on the frequency × basket map: its letter in its colour, with the meaning in words. */
export function QuadrantTag({
  quadrant,
  short = false,
}: {
  quadrant: string | null | undefined;
  short?: boolean;
}) {
  const { t } = useTranslation();
  const code: QuadrantCode = quadrant && quadrant in quadrantColors ? (quadrant as QuadrantCode) : 'dormant';
  const words = t(`quadrant.${code}`);
  return (
    <CodeTag color={quadrantColors[code]} sign={<Place code={code} />}>
      {code === 'dormant' ? words : short ? <span title={words}>{code}</span> : `${code} · ${words}`}
    </CodeTag>
  );
}

const cells: Partial<Record<QuadrantCode, [number, number]>> = {
  B: [1, 6.5],
  C: [6.5, 6.5],
  D: [1, 1],
  E: [6.5, 1],
};

function Place({ code }: { code: QuadrantCode }) {
  const cell = cells[code];
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M1 1h10v10H1zM6 1v10M1 6h10" fill="none" stroke="currentColor" strokeWidth="1" opacity="0.6" />
      {cell && <rect x={cell[0]} y={cell[1]} width="4.5" height="4.5" fill="currentColor" />}
    </svg>
  );
}
