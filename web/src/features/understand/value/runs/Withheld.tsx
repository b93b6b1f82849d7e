import { PauseCircleOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useLatestRun } from './RunUnderWay';

/** Says that the newest run was withheld, so that what is shown comes from an earlier one. */
export function Withheld({ published }: { published?: number }) {
  const { t } = useTranslation();
  const latest = useLatestRun();
  if (latest?.state !== 'withheld') return null;
  return (
    <p className="value-withheld" role="status">
      <PauseCircleOutlined aria-hidden="true" />
      <span>
        {published === undefined
          ? t('runs.withheld', { run: latest.id })
          : t('runs.withheld-shown', { run: latest.id, published })}{' '}
        <Link to="/value/model" search={{ run: latest.id }}>
          {t('runs.look')}
        </Link>
      </span>
    </p>
  );
}
