import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '@/shared/format';
import { Money } from '@/shared/Money';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { customerQuery } from '../api/customer';

/** A customer at a glance beside the list, which stays usable. */
export function Peek({
  customerId,
  figures,
  onClose,
}: {
  customerId: number;
  figures: ReactNode;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { data: customer, error } = useQuery(customerQuery(customerId));
  return (
    <aside className="peek" aria-label={t('peek.label')}>
      <header className="peek-head">
        <h2>{customer?.name ?? ' '}</h2>
        <Button
          type="text"
          icon={<CloseOutlined aria-hidden="true" />}
          aria-label={t('action.close')}
          onClick={onClose}
        />
      </header>
      {error && !customer ? (
        <ProblemView error={error} />
      ) : !customer ? (
        <Skeleton lines={8} />
      ) : (
        <>
          <Link to="/customers/$customerId" params={{ customerId: String(customerId) }}>
            {t('peek.open')}
          </Link>
          {figures}
          <dl className="facts">
            <Fact name={t('field.owner')}>{customer.owner?.name}</Fact>
            {customer.team && <Fact name={t('field.team')}>{customer.team.name}</Fact>}
            <Fact name={t('field.email')}>{customer.email}</Fact>
            <Fact name={t('field.phone')}>{customer.phone}</Fact>
            <Fact name={t('field.place')}>
              {[customer.province, customer.city].filter(Boolean).join(' · ')}
            </Fact>
            <Fact name={t('orders.title')}>{formatInteger(customer.orders.count)}</Fact>
            <Fact name={t('orders.net-spend')}>
              <Money value={customer.orders.netSpend} currency={customer.orders.currency} />
            </Fact>
            <Fact name={t('orders.last')}>
              <RelativeDate on={customer.orders.lastOrder} />
            </Fact>
          </dl>
        </>
      )}
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children || <span className="muted">–</span>}</dd>
    </>
  );
}
