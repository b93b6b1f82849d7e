import {
  CheckCircleOutlined,
  ExclamationCircleOutlined,
  InfoCircleOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDay } from '@/shared/format';
import { RelativeDate } from '@/shared/RelativeDate';
import type { Model } from '../api/model';

const signs = {
  good: <CheckCircleOutlined aria-hidden="true" />,
  fair: <InfoCircleOutlined aria-hidden="true" />,
  poor: <WarningOutlined aria-hidden="true" />,
  unknown: <ExclamationCircleOutlined aria-hidden="true" />,
} as const;

type Grade = keyof typeof signs;
const gradeOf = (grade: string): Grade => (grade in signs ? (grade as Grade) : 'unknown');

/** How good the model is on this data, in words behind a sign. */
export function VerdictLine({ grade, sentence }: { grade: string; sentence: string }) {
  const known = gradeOf(grade);
  return (
    <p className={`model-verdict model-verdict-${known}`}>
      {signs[known]}
      <span>{sentence}</span>
    </p>
  );
}

/** The question that the model answers, the answer, the verdict, and the run they come from. */
export function Card({ model }: { model: Model }) {
  const { t } = useTranslation();
  const { run, verdict } = model;
  return (
    <section className="card value-wide model-card" aria-labelledby="model-question">
      <h2 id="model-question">{model.question}</h2>
      <p>{model.answer}</p>
      {verdict && <VerdictLine grade={verdict.grade} sentence={verdict.sentence} />}
      {model.fallback && (
        <p className="model-fallback">
          <InfoCircleOutlined aria-hidden="true" /> {model.fallback}
        </p>
      )}
      <p className="muted">
        <Link to="/value/model" search={{ run: run.id }}>
          {t('value.run', { run: run.id })}
        </Link>
        {` · ${t('value.as-of', { day: formatDay(run.asOf) })}`}
        {' · '}
        <RelativeDate at={run.finishedAt} />
      </p>
    </section>
  );
}
