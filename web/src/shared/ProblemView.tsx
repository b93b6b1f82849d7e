import { CopyOutlined, WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type ProblemError } from '@/api/problem';
import { copy } from './copy';
import { NotAllowed } from './NotAllowed';
import './states.css';

/** The words for a problem: the server's own, or ours where there was no server to ask. */
export function useProblemWords(): (problem: ProblemError) => { title: string; detail: string | undefined } {
  const { t } = useTranslation();
  return (problem) => {
    switch (problem.code) {
      case 'web/unreachable':
        return { title: t('problem.unreachable.title'), detail: t('problem.unreachable.detail') };
      case 'web/unreadable':
        return {
          title: t('problem.unreadable.title'),
          detail: t('problem.unreadable.detail', { status: problem.status }),
        };
      case 'web/broken':
        return { title: t('problem.broken.title'), detail: t('problem.broken.detail') };
      default:
        return { title: problem.title, detail: problem.detail };
    }
  };
}

/** True where the server says that the person's role may not ask for this: asking again is of no use. */
export const isNotAllowed = (error: unknown): boolean =>
  error != null && asProblem(error).code === 'access/not-allowed';

/** What went wrong, where, how to mend it, and the trace id to copy; of what a role may not see only that. */
export function ProblemView({
  error,
  onRetry,
  inPlace = false,
}: {
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** True beside the one field it is about, which need not be named then. */
  inPlace?: boolean;
}) {
  const { t } = useTranslation();
  const problem = asProblem(error);
  const { title, detail } = useProblemWords()(problem);
  // What can be asked again was being read; of a deed refused the server says more.
  if (onRetry && isNotAllowed(problem)) return <NotAllowed level={2} />;
  return (
    <div className="problem-view" role="alert">
      <p className="problem-view-title">
        <WarningOutlined aria-hidden="true" />
        {title || problem.code}
      </p>
      {detail && detail !== title && <p>{detail}</p>}
      {problem.violations.length > 0 && (
        <ul>
          {problem.violations.map((violation) => (
            <li key={`${violation.pointer} ${violation.code}`}>
              {violation.detail}{' '}
              {!inPlace && violation.pointer && <code className="muted">{violation.pointer}</code>}
            </li>
          ))}
        </ul>
      )}
      <div className="problem-view-foot">
        {onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
        {problem.traceId && <TraceId id={problem.traceId} />}
      </div>
    </div>
  );
}

/** The trace id, copied at a click. */
export function TraceId({ id }: { id: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <Button
      size="small"
      type="text"
      icon={<CopyOutlined aria-hidden="true" />}
      onClick={() => void copy(id).then(setCopied)}
    >
      {copied ? t('problem.copied') : t('problem.trace', { id })}
    </Button>
  );
}
