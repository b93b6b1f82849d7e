import { PauseCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLatestRun } from './RunUnderWay';

/** Says that the newest run was withheld or failed, so that what is shown comes from an earlier one. */
export function NotPublished({ published }: { published?: number }) {
  const { t } = useTranslation();
  const latest = useLatestRun();
  if (latest?.state !== 'withheld' && latest?.state !== 'failed') return null;
  const words =
    published === undefined
      ? { withheld: 'runs.withheld', failed: 'runs.failed' }
      : { withheld: 'runs.withheld-shown', failed: 'runs.failed-shown' };
  return (
    <p className="value-withheld" role="status">
      <PauseCircleOutlined aria-hidden="true" />
      <span>
        {t(words[latest.state], { run: latest.id, published })}{' '}
        <Link to="/value/model" search={{ run: latest.id }}>
          {t('runs.look')}
        </Link>
      </span>
    </p>
  );
}
