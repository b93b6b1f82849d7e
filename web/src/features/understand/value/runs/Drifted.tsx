import { AlertOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** Says that what is shown differs alarmingly from the run before. */
export function Drifted({ run }: { run: number }) {
  const { t } = useTranslation();
  return (
    <p className="value-withheld" role="status">
      <AlertOutlined aria-hidden="true" />
      <span>
        {t('drift.alarmed', { run })} <Link to="/value/model">{t('runs.look')}</Link>
      </span>
    </p>
  );
}
