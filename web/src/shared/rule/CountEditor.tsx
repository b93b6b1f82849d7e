import { Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Count } from '@/api/types';
import type { Happening } from './drafts';

const comparisons = ['ge', 'le', 'eq', 'gt', 'lt', 'ne'] as const;

/** Asks how often something happened. */
export function CountEditor({
  happening,
  onDone,
}: {
  happening: Happening;
  onDone: (part: Pick<Happening, 'never' | 'count'>) => void;
}) {
  const { t } = useTranslation();
  const [comparison, setComparison] = useState<Count['comparison'] | 'never'>(
    happening.never ? 'never' : (happening.count?.comparison ?? 'ge'),
  );
  const [value, setValue] = useState<number | null>(happening.count?.value ?? 1);
  const often = (): Pick<Happening, 'never' | 'count'> => {
    if (comparison === 'never') return { never: true, count: undefined };
    const once = comparison === 'ge' && (value === 1 || value === null);
    return { never: false, count: once ? undefined : { comparison, value: value ?? 1 } };
  };
  return (
    <form
      className="value-editor"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(often());
      }}
    >
      <Select
        autoFocus
        className="count-comparison"
        aria-label={t('rule.how-often')}
        value={comparison}
        onChange={setComparison}
        options={[
          ...comparisons.map((code) => ({ value: code, label: t(`operator.${code}`) })),
          { value: 'never' as const, label: t('rule.never') },
        ]}
      />
      {comparison !== 'never' && (
        <InputNumber
          aria-label={t('rule.times-number')}
          className="count-number"
          min={0}
          max={1_000_000}
          precision={0}
          value={value}
          onChange={setValue}
          suffix={t('rule.times-unit')}
        />
      )}
      <Button type="primary" size="small" htmlType="submit">
        {t('rule.apply')}
      </Button>
    </form>
  );
}
