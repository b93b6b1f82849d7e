import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { type Notice, noticesQuery, useSeeNotices } from './api/notes';
import './note.css';

/** Notes that name the person or concern a customer they follow; opening the list says that they were seen. */
export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(noticesQuery);
  const see = useSeeNotices();
  const unseen = data?.unseen ?? 0;
  const words = unseen > 0 ? t('notice.new', { count: unseen }) : t('notice.title');
  const turn = (next: boolean) => {
    setOpen(next);
    // What was new stays marked while the list is open.
    if (!next && unseen > 0) see.mutate();
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('notice.title')}
      open={open}
      onOpenChange={turn}
      content={
        <div className="notices">
          {error ? (
            <ProblemView error={error} onRetry={() => void refetch()} />
          ) : !data ? (
            <Skeleton lines={3} />
          ) : data.items.length === 0 ? (
            <p className="muted">{t('notice.none')}</p>
          ) : (
            <ul>
              {data.items.map((notice) => (
                <Line key={notice.noteId} notice={notice} onOpen={() => turn(false)} />
              ))}
            </ul>
          )}
        </div>
      }
    >
      <Button
        type="text"
        aria-label={words}
        title={words}
        icon={
          <Badge count={unseen} size="small" overflowCount={99}>
            <BellOutlined aria-hidden="true" />
          </Badge>
        }
      />
    </Popover>
  );
}

function Line({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <li className={notice.seen ? 'notice' : 'notice new'}>
      <Link
        to="/customers/$customerId"
        params={{ customerId: String(notice.customer.id) }}
        search={{ kind: 'note' }}
        onClick={onOpen}
      >
        {t(`notice.${notice.reason}`, { author: notice.author, customer: notice.customer.name })}
      </Link>
      <p className="notice-text">{notice.text}</p>
      <span className="muted">
        <RelativeDate at={notice.at} />
      </span>
    </li>
  );
}
