import { CheckOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '@/shared/format';
import { type Step, steps } from '../address';
import type { Check, Draft } from '../api/drafts';
import type { Plan } from '../plan';

/** The four steps with what was decided at each; a click goes there. */
export function Steps({
  step,
  draft,
  plan,
  check,
  ready = false,
  onStep,
}: {
  step: Step;
  draft?: Draft;
  plan?: Plan;
  check?: Check | undefined;
  ready?: boolean;
  onStep?: (step: Step) => void;
}) {
  const { t } = useTranslation();
  const at = steps.indexOf(step);
  const said: Record<Step, string | undefined> = {
    file: draft?.fileName,
    columns:
      draft && plan
        ? t('import.columns-used', { used: Object.keys(plan.mapping).length, all: draft.columns.length })
        : undefined,
    check: check
      ? check.rejected > 0
        ? t('import.rows-wrong', { count: check.rejected, number: formatInteger(check.rejected) })
        : t('import.rows-fine', { count: check.accepted, number: formatInteger(check.accepted) })
      : undefined,
    policy: plan && at === 3 ? t(`import.existing.${plan.existing}`) : undefined,
  };
  return (
    <ol className="import-steps">
      {steps.map((name, index) => {
        const open = draft !== undefined && (index < 2 || ready);
        return (
          <li key={name} className={index < at ? 'done' : index === at ? 'current' : undefined}>
            <button
              type="button"
              className="plain"
              disabled={!open}
              aria-current={index === at ? 'step' : undefined}
              onClick={() => onStep?.(name)}
            >
              <span className="import-step-number" aria-hidden="true">
                {index < at ? <CheckOutlined aria-hidden="true" /> : index + 1}
              </span>
              <span className="import-step-name">{t(`import.step.${name}`)}</span>
              {said[name] && <span className="import-step-said">{said[name]}</span>}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
