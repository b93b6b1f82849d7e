import { BellFilled, BellOutlined, PushpinFilled, PushpinOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { marksQuery, useMark } from './api/marks';
import './note.css';

/** Follow, to hear of new notes; pin, to have the customer at hand. */
export function Marks({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(marksQuery(customerId));
  const mark = useMark(customerId);
  const { following = false, pinned = false, followers = [] } = data ?? {};
  return (
    <span className="marks">
      <Button
        size="small"
        aria-pressed={following}
        disabled={!data}
        icon={following ? <BellFilled aria-hidden="true" /> : <BellOutlined aria-hidden="true" />}
        title={
          followers.length > 0
            ? t('mark.followers', { names: followers.join(t('mark.between')) })
            : t('mark.follow-words')
        }
        onClick={() => mark.mutate({ following: !following })}
      >
        {t(following ? 'mark.following' : 'mark.follow')}
      </Button>
      <Button
        size="small"
        aria-pressed={pinned}
        disabled={!data}
        icon={pinned ? <PushpinFilled aria-hidden="true" /> : <PushpinOutlined aria-hidden="true" />}
        title={t('mark.pin-words')}
        onClick={() => mark.mutate({ pinned: !pinned })}
      >
        {t(pinned ? 'mark.pinned' : 'mark.pin')}
      </Button>
    </span>
  );
}
