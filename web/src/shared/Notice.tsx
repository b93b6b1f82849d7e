import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './states.css';

const shownFor = 12_000;

/** Says at the foot of the page what was done, with the way back; goes by itself unless it is to stay. */
export function Notice({
  children,
  action,
  stays = false,
  onClose,
}: {
  children: ReactNode;
  action?: { name: string; onAct: () => void };
  stays?: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => close.current(), shownFor);
    return () => clearTimeout(timer);
  }, [stays]);
  return (
    <div className="notice" role="status">
      <div className="notice-words">{children}</div>
      {action && (
        <Button size="small" type="link" onClick={action.onAct}>
          {action.name}
        </Button>
      )}
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined aria-hidden="true" />}
        aria-label={t('action.close')}
        onClick={onClose}
      />
    </div>
  );
}
