import { BankOutlined, LeftOutlined, UserOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { usePermission } from '@/api/session';
import type { Customer, TimelineItem } from '@/api/types';
import { EmptyState } from '@/shared/EmptyState';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { useTitle } from '@/shared/title';
import { customerQuery } from './api/customer';
import { readFilter, type TimelineFilter } from './api/timeline';
import { lastAddress } from './list/lastAddress';
import { Editable } from './page/Editable';
import { HeadFacts } from './page/HeadFacts';
import { Orders } from './page/Orders';
import { PanelFrame } from './page/PanelFrame';
import { Profile } from './page/Profile';
import { Timeline } from './page/Timeline';
import './customer.css';

/** Something another feature shows in a column of the page: it asks for its own data, waits and fails by itself. */
export interface Panel {
  key: string;
  place: 'left' | 'middle' | 'below' | 'right';
  show: (customer: Customer) => ReactNode;
}

/** What other features show on the page of a customer. */
export interface Panels {
  /** Beside the name, in few words. */
  standing: (customer: Customer) => ReactNode;
  /** At the end of the head: what the person does with the customer. */
  marks: (customer: Customer) => ReactNode;
  /** Where something is written for the timeline. */
  composer: (customer: Customer) => ReactNode;
  /** A note on the timeline. */
  note: (item: TimelineItem, customerId: number) => ReactNode;
  /** In this order; on the right below the orders, below the timeline, else above what the page itself shows. */
  contributed: readonly Panel[];
}

interface PageAddress extends TimelineFilter {
  order?: number | undefined;
}

function readAddress(search: Record<string, unknown>): PageAddress {
  const { order } = search;
  return { ...readFilter(search), ...(typeof order === 'number' ? { order } : {}) };
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
  const { order, ...filter } = readAddress(useSearch({ strict: false }) as Record<string, unknown>);
  const change = (next: PageAddress) =>
    void navigate({
      to: '/customers/$customerId',
      params: { customerId: String(customer.id) },
      replace: true,
      search: (before: Record<string, unknown>) => ({ ...before, ...next }),
    });
  const contributed = (place: Panel['place']) =>
    panels.contributed
      .filter((panel) => panel.place === place)
      .map((panel) => <PanelFrame key={panel.key}>{panel.show(customer)}</PanelFrame>);
  useTitle(customer.name);
  return (
    <>
      <header className="customer-head">
        <Link to="/customers" search={lastAddress()} className="customer-back">
          <LeftOutlined aria-hidden="true" /> {t('customer.to-list')}
        </Link>
        <div className="customer-name">
          {customer.kind === 'company' ? (
            <BankOutlined title={t('kind.company')} aria-label={t('kind.company')} />
          ) : (
            <UserOutlined title={t('kind.person')} aria-label={t('kind.person')} />
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
          <span className="customer-marks">{panels.marks(customer)}</span>
        </div>
        <HeadFacts customer={customer} />
      </header>
      <div className="customer-panels">
        <div className="customer-column customer-left">
          {contributed('left')}
          <Profile customer={customer} />
        </div>
        <div className="customer-column">
          {contributed('middle')}
          <Timeline
            customerId={customer.id}
            filter={filter}
            composer={panels.composer(customer)}
            note={panels.note}
            onFilter={change}
            onOrder={(opened) => change({ order: opened })}
          />
          {contributed('below')}
        </div>
        <div className="customer-column">
          <Orders customer={customer} opened={order} onOpen={(opened) => change({ order: opened })} />
          {contributed('right')}
        </div>
      </div>
    </>
  );
}
