import {
  EditOutlined,
  EyeOutlined,
  FieldTimeOutlined,
  MessageOutlined,
  PayCircleOutlined,
  PlusCircleOutlined,
  RollbackOutlined,
  ShoppingOutlined,
  SwapRightOutlined,
} from '@ant-design/icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineItem } from '@/api/types';
import { Money } from '@/shared/Money';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { StageTag } from '@/shared/StageTag';
import { type TimelineFilter, timelineQuery } from '../api/timeline';
import { FilterBar } from './FilterBar';

const signs: Record<string, ReactNode> = {
  created: <PlusCircleOutlined aria-hidden="true" />,
  note: <MessageOutlined aria-hidden="true" />,
  order: <ShoppingOutlined aria-hidden="true" />,
  refund: <RollbackOutlined aria-hidden="true" />,
  payment: <PayCircleOutlined aria-hidden="true" />,
  subscription: <FieldTimeOutlined aria-hidden="true" />,
  event: <EyeOutlined aria-hidden="true" />,
  change: <EditOutlined aria-hidden="true" />,
  stage: <SwapRightOutlined aria-hidden="true" />,
};

/** A note among what happened. */
export type ShowNote = (item: TimelineItem, customerId: number) => ReactNode;

/** Everything that happened with the customer as one stream, or a part of it; on top what is written next. */
export function Timeline({
  customerId,
  filter,
  composer,
  note,
  onFilter,
  onOrder,
}: {
  customerId: number;
  filter: TimelineFilter;
  composer: ReactNode;
  note: ShowNote;
  onFilter: (filter: TimelineFilter) => void;
  onOrder: (orderId: number) => void;
}) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    timelineQuery(customerId, filter),
  );
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <section className="card" aria-label={t('timeline.title')}>
      <div className="panel-head">
        <h2>{t('timeline.title')}</h2>
        <FilterBar filter={filter} onFilter={onFilter} />
      </div>
      {composer}
      {error && !items ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !items ? (
        <Skeleton lines={8} />
      ) : items.length === 0 ? (
        <p className="muted panel-none">
          {t(Object.values(filter).some(Boolean) ? 'timeline.none-of-kind' : 'timeline.none')}
        </p>
      ) : (
        <ol className="timeline">
          {items.map((item, index) => (
            <li key={item.note ? `note ${item.note.id}` : index} className="timeline-item">
              <span className="timeline-sign">{signs[item.kind]}</span>
              {item.note ? (
                <div className="timeline-words">{note(item, customerId)}</div>
              ) : (
                <Words item={item} onOrder={onOrder} />
              )}
              {item.amount != null && item.currency && (
                <span className="timeline-amount">
                  <Money value={item.amount} currency={item.currency} exact />
                </span>
              )}
              <span className="timeline-date">
                <RelativeDate at={item.at} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button type="link" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
    </section>
  );
}

function Words({ item, onOrder }: { item: TimelineItem; onOrder: (orderId: number) => void }) {
  const { orderId } = item;
  return (
    <div className="timeline-words">
      {orderId != null ? (
        <button type="button" className="plain linked" onClick={() => onOrder(orderId)}>
          {item.title}
        </button>
      ) : (
        <span>{item.title}</span>
      )}
      {item.kind === 'stage' && item.to ? (
        <span className="timeline-stages">
          {item.from && (
            <>
              <StageTag stage={item.from} /> <SwapRightOutlined aria-hidden="true" />
            </>
          )}
          <StageTag stage={item.to} />
        </span>
      ) : (
        item.detail && <span className="muted timeline-detail">{item.detail}</span>
      )}
    </div>
  );
}
