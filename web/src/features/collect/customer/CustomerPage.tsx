import { BankOutlined, LeftOutlined, UserOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { usePermission } from '@/api/session';
import type { Customer } from '@/api/types';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { useTitle } from '@/shared/title';
import { customerQuery } from './api/customer';
import { type TimelineKind, timelineKinds } from './api/timeline';
import { lastAddress } from './list/lastAddress';
import { Editable } from './page/Editable';
import { Orders } from './page/Orders';
import { Profile } from './page/Profile';
import { Timeline } from './page/Timeline';
import './customer.css';

/** What other features show on the page of a customer. */
export interface Panels {
  /** Beside the name, in few words. */
  standing: (customer: Customer) => ReactNode;
  /** To the left, first of all. */
  value: (customer: Customer) => ReactNode;
}

interface PageAddress {
  kind?: TimelineKind;
  order?: number;
}

function readAddress(search: Record<string, unknown>): PageAddress {
  const { kind, order } = search;
  return {
    ...(timelineKinds.some((known) => known === kind) ? { kind: kind as TimelineKind } : {}),
    ...(typeof order === 'number' ? { order } : {}),
  };
}

/** One customer: who, worth what, what happened, what was bought. */
export function CustomerPage({ panels }: { panels: Panels }) {
  const { t } = useTranslation();
  const { customerId } = useParams({ strict: false });
  const id = Number(customerId);
  const {
    data: customer,
    error,
    refetch,
  } = useQuery({
    ...customerQuery(id),
    enabled: Number.isSafeInteger(id),
  });
  if (!Number.isSafeInteger(id) || (error && asProblem(error).status === 404)) {
    return (
      <div className="page">
        <EmptyState
          level={1}
          title={t('customer.not-found')}
          action={<Link to="/customers">{t('customer.to-list')}</Link>}
        >
          {t('customer.not-found-words')}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="page">
      {customer ? (
        <Content customer={customer} panels={panels} />
      ) : error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={14} />
      )}
    </div>
  );
}

function Content({ customer, panels }: { customer: Customer; panels: Panels }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const editable = usePermission('customer-edit');
  const address = readAddress(useSearch({ strict: false }) as Record<string, unknown>);
  const change = (next: PageAddress) =>
    void navigate({
      to: '/customers/$customerId',
      params: { customerId: String(customer.id) },
      replace: true,
      search: (before: Record<string, unknown>) => ({ ...before, ...next }),
    });
  useTitle(customer.name);
  return (
    <>
      <header className="customer-head">
        <Link to="/customers" search={lastAddress()} className="customer-back">
          <LeftOutlined aria-hidden="true" /> {t('customer.to-list')}
        </Link>
        <div className="customer-name">
          {customer.kind === 'company' ? (
            <BankOutlined title={t('kind.company')} />
          ) : (
            <UserOutlined title={t('kind.person')} />
          )}
          <h1>
            <Editable
              customer={customer}
              editable={editable}
              label={t('field.name')}
              value={customer.name}
              change={(value) => ({ name: String(value ?? '').trim() })}
            />
          </h1>
          {panels.standing(customer)}
        </div>
      </header>
      <div className="customer-panels">
        <div className="customer-left">
          {panels.value(customer)}
          <Profile customer={customer} />
        </div>
        <Timeline
          customerId={customer.id}
          kind={address.kind}
          onKind={(kind) => change({ kind })}
          onOrder={(order) => change({ order })}
        />
        <Orders customer={customer} opened={address.order} onOpen={(order) => change({ order })} />
      </div>
    </>
  );
}
