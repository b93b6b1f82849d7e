import {
  CheckCircleOutlined,
  CloseCircleOutlined,
  HistoryOutlined,
  MinusCircleOutlined,
  PauseCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { RunSummary } from '../api/runs';

const signs = {
  running: <SyncOutlined aria-hidden="true" />,
  published: <CheckCircleOutlined aria-hidden="true" />,
  withheld: <PauseCircleOutlined aria-hidden="true" />,
  failed: <CloseCircleOutlined aria-hidden="true" />,
  cancelled: <MinusCircleOutlined aria-hidden="true" />,
  superseded: <HistoryOutlined aria-hidden="true" />,
} as const;

/** Where a run stands, in a word behind its sign. */
export function RunState({ state }: { state: RunSummary['state'] }) {
  const { t } = useTranslation();
  const known = state as keyof typeof signs;
  return (
    <span className={`run-state run-state-${known}`}>
      {signs[known]} {t(`runs.state.${known}`)}
    </span>
  );
}
