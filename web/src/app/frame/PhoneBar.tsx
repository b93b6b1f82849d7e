import {
  FundOutlined,
  SearchOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';

/** The bar at the bottom of a phone: customers, value, search, jobs, me. */
export function PhoneBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation();
  const overview = usePermission('value-overview');
  return (
    <nav className="phone-bar" aria-label={t('frame.phone-navigation')}>
      <Link to="/customers" activeProps={{ className: 'active' }} activeOptions={{ includeSearch: false }}>
        <TeamOutlined aria-hidden="true" />
        {t('phone.customers')}
      </Link>
      {overview && (
        <Link to="/value" activeProps={{ className: 'active' }} activeOptions={{ includeSearch: false }}>
          <FundOutlined aria-hidden="true" />
          {t('phone.value')}
        </Link>
      )}
      <button type="button" className="plain" onClick={onSearch}>
        <SearchOutlined aria-hidden="true" />
        {t('phone.search')}
      </button>
      <Link to="/jobs" activeProps={{ className: 'active' }}>
        <UnorderedListOutlined aria-hidden="true" />
        {t('phone.jobs')}
      </Link>
      <Link to="/settings/sessions" activeProps={{ className: 'active' }}>
        <UserOutlined aria-hidden="true" />
        {t('phone.me')}
      </Link>
    </nav>
  );
}
