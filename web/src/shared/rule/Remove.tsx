import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';

/** Takes a condition out of a rule. */
export function Remove({ onRemove, name }: { onRemove: () => void; name: string }) {
  const { t } = useTranslation();
  return (
    <button type="button" className="rule-remove" aria-label={t('rule.remove', { name })} onClick={onRemove}>
      <CloseOutlined aria-hidden="true" />
    </button>
  );
}
