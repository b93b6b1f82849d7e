import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import type { Customer, Order } from '@/api/types';
import { formatInteger, formatNumber } from '@/shared/format';
import { Money } from '@/shared/Money';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { ordersQuery } from '../api/orders';

/** The customer's orders, newest first; a click shows the lines of one. */
export function Orders({
  customer,
  opened,
  onOpen,
}: {
  customer: Customer;
  opened: number | undefined;
  onOpen: (orderId: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    ordersQuery(customer.id),
  );
  const orders = data?.pages.flatMap((page) => page.items);
  const { count, netSpend, currency, firstOrder } = customer.orders;
  return (
    <section className="card" aria-label={t('orders.title')}>
      <div className="panel-head">
        <h2>{t('orders.title')}</h2>
        <span className="muted number">{formatInteger(count)}</span>
      </div>
      {count > 0 && (
        <p className="muted orders-total">
          <Money value={netSpend} currency={currency} /> {t('orders.since')} <RelativeDate on={firstOrder} />
        </p>
      )}
      {error && !orders ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !orders ? (
        <Skeleton lines={6} />
      ) : orders.length === 0 ? (
        <p className="muted panel-none">{t('orders.none')}</p>
      ) : (
        <ul className="orders">
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} open={order.id === opened} onOpen={onOpen} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button type="link" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </section>
  );
}

function OrderRow({
  order,
  open,
  onOpen,
}: {
  order: Order;
  open: boolean;
  onOpen: (orderId: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <li ref={row}>
      <button
        type="button"
        className="plain order-row"
        aria-expanded={open}
        onClick={() => onOpen(open ? undefined : order.id)}
      >
        {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
        <RelativeDate on={order.placedOn} />
        <span className="order-key" title={order.key ?? undefined}>
          {order.kind === 'refund' ? `${t('orders.refund')} ` : ''}
          {order.key}
        </span>
        <Money value={order.amount} currency={order.currency} exact />
      </button>
      {open && <OrderDetail order={order} />}
    </li>
  );
}

function OrderDetail({ order }: { order: Order }) {
  const { t } = useTranslation();
  const base = useSession().installation.currency;
  const about = [order.status, order.channel, order.source].filter(Boolean).join(' · ');
  return (
    <div className="order-detail">
      {about && <p className="muted">{about}</p>}
      {order.currency !== base && (
        <p className="muted">
          {t('orders.in-base')} <Money value={order.baseAmount} currency={base} exact />
        </p>
      )}
      {order.lines.length === 0 ? (
        <p className="muted">{t('orders.no-lines')}</p>
      ) : (
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('orders.product')}</th>
              <th scope="col" className="figure">
                {t('orders.quantity')}
              </th>
              <th scope="col" className="figure">
                {t('orders.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place
              <tr key={index}>
                <td className="order-product">{line.product ?? '–'}</td>
                <td className="figure">{line.quantity == null ? '–' : formatNumber(line.quantity)}</td>
                <td className="figure">
                  <Money value={line.amount} currency={order.currency} exact />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
