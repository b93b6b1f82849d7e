import { useTranslation } from 'react-i18next';
import { CodeTag } from './CodeTag';
import { neutral, type StageCode, stageColors } from './colors';

const signs: Record<StageCode, string> = {
  prospect: 'M6 2.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7',
  new: 'M6 10V5M6 6.5C6 4 4.5 2.5 2 2.5 2 5 3.5 6.5 6 6.5',
  growing: 'M2 9l3-3 2 2 3.5-4.5M7.5 3.5h3v3',
  mature: 'M1.5 6.2l3 3 6-6.4',
  declining: 'M2 3l3 3 2-2 3.5 4.5M7.5 8.5h3v-3',
  lost: 'M2.5 2.5l7 7M9.5 2.5l-7 7',
};

/** The lifecycle stage in its colour, with its sign and its word. */
export function StageTag({ stage }: { stage: string | null | undefined }) {
  const { t } = useTranslation();
  if (!stage) return <span className="muted">–</span>;
  const known = stage as StageCode;
  return (
    <CodeTag color={stageColors[known] ?? neutral} sign={<Sign path={signs[known]} />}>
      {t(`stage.${known}`)}
    </CodeTag>
  );
}

function Sign({ path }: { path: string | undefined }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
