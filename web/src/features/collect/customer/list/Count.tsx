import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import type { Rule } from '@/api/types';
import { formatInteger } from '@/shared/format';
import { useProblemWords } from '@/shared/ProblemView';
import { countQuery } from '../api/countCustomers';

/** Nobody counts further unasked. */
const BOUND = 1000;

/** How many the list holds: at once as far as one gets, a moment later up to a bound, exactly when asked. */
export function Count({ rule }: { rule: Rule | undefined }) {
  const { t } = useTranslation();
  const [exactFor, setExactFor] = useState<string>();
  const words = useProblemWords();
  const key = JSON.stringify(rule ?? null);
  const exact = exactFor === key;
  const quick = useQuery(countQuery(rule, 'quick'));
  const isCutShort = quick.data?.capped === true && quick.data.count < BOUND;
  const patient = useQuery({ ...countQuery(rule, 'patient'), enabled: isCutShort });
  const counted = useQuery({ ...countQuery(rule, 'exact'), enabled: exact });
  const answer = counted.data ?? patient.data ?? quick.data;
  const failed = exact ? counted : quick;
  if (failed.error)
    return (
      <span className="list-count" aria-live="polite">
        {words(asProblem(failed.error)).title}
        <button type="button" className="plain list-exact" onClick={() => failed.refetch()}>
          {t('action.retry')}
        </button>
      </span>
    );
  if (!answer) return <span className="list-count" aria-live="polite" />;
  return (
    <span className="list-count" aria-live="polite">
      {answer.capped
        ? t('customers.count-capped', { count: answer.count, number: formatInteger(answer.count) })
        : t('customers.count', { count: answer.count, number: formatInteger(answer.count) })}
      {answer.capped && (
        <button type="button" className="plain list-exact" disabled={exact} onClick={() => setExactFor(key)}>
          {t(exact ? 'customers.counting' : 'customers.count-exactly')}
        </button>
      )}
    </span>
  );
}
