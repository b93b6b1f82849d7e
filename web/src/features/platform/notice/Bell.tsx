import {
  AlertOutlined,
  BellOutlined,
  EyeOutlined,
  MessageOutlined,
  PauseCircleOutlined,
} from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { type Notice, noticesQuery, useSeeNotices } from './api/notices';
import './notice.css';

/** What the person is to hear of, from all modules; closing the list says that it was seen. */
export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery(noticesQuery);
  const see = useSeeNotices();
  const hearsOfRuns = usePermission('value-run');
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
      // On a phone the bell stands too far left for the list to end below it.
      align={{ overflow: { adjustX: false, adjustY: true, shiftX: true } }}
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
            <div className="muted">
              <p>{t('notice.none')}</p>
              {hearsOfRuns && <p>{t('notice.none-of-runs')}</p>}
            </div>
          ) : (
            <ul>
              {data.items.map((notice) => (
                <Line key={`${notice.kind} ${notice.id}`} notice={notice} onOpen={() => turn(false)} />
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
  return (
    <li className={notice.seen ? 'notice-line' : 'notice-line new'}>
      <span className="notice-sign">
        <Sign kind={notice.kind} />
      </span>
      <div>
        <Title notice={notice} onOpen={onOpen} />
        {notice.details.map((detail) => (
          <p key={detail} className="notice-detail">
            {detail}
          </p>
        ))}
        <span className="muted">
          <RelativeDate at={notice.at} />
        </span>
      </div>
    </li>
  );
}

/** What happened, leading to where it is looked at. */
function Title({ notice: { title, about }, onOpen }: { notice: Notice; onOpen: () => void }) {
  switch (about.type) {
    case 'customer':
      return (
        <Link
          to="/customers/$customerId"
          params={{ customerId: String(about.id) }}
          search={{ kind: 'note' }}
          onClick={onOpen}
        >
          {title}
        </Link>
      );
    case 'value-run':
      return (
        <Link to="/value/model" search={{ run: about.id }} onClick={onOpen}>
          {title}
        </Link>
      );
    default:
      return <span>{title}</span>;
  }
}

function Sign({ kind }: { kind: string }) {
  switch (kind) {
    case 'mentioned':
      return <MessageOutlined aria-hidden="true" />;
    case 'followed':
      return <EyeOutlined aria-hidden="true" />;
    case 'run-withheld':
      return <PauseCircleOutlined aria-hidden="true" />;
    case 'run-drifted':
      return <AlertOutlined aria-hidden="true" />;
    default:
      return <BellOutlined aria-hidden="true" />;
  }
}
