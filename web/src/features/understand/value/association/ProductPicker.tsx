import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '@/shared/format';
import { ProblemView } from '@/shared/ProblemView';
import { type LinkedProduct, linkedProductsQuery } from '../api/associations';

interface Props {
  chosen: LinkedProduct | undefined;
  onChange: (product: number | undefined) => void;
}

/** Finds a product by a part of its name; the most frequent ones stand first. */
export function ProductPicker({ chosen, onChange }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const { data, error, refetch } = useQuery(linkedProductsQuery(typed.trim()));
  if (error && !data) return <ProblemView error={error} onRetry={() => void refetch()} />;
  const found = data?.items ?? [];
  const offered = chosen && !found.some((one) => one.id === chosen.id) ? [chosen, ...found] : found;
  return (
    <Select<number>
      className="association-picker"
      aria-label={t('associations.choose')}
      placeholder={t('associations.choose')}
      allowClear
      {...(chosen ? { value: chosen.id } : {})}
      options={offered.map((product) => ({
        value: product.id,
        label: product.name,
        baskets: formatInteger(product.baskets),
      }))}
      optionRender={({ data: option }) => (
        <span className="association-option">
          <span>{option.label}</span>
          <span className="value-note number">{option.baskets}</span>
        </span>
      )}
      notFoundContent={t('associations.none-found')}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      onChange={onChange}
    />
  );
}

/** The products bought most, to begin with. */
export function MostBought({ onChange }: { onChange: (product: number) => void }) {
  const { t } = useTranslation();
  const { data } = useQuery(linkedProductsQuery(''));
  return (
    <p className="association-begin">
      {t('associations.begin')}{' '}
      {data?.items.slice(0, 6).map((product) => (
        <Button key={product.id} size="small" onClick={() => onChange(product.id)}>
          {product.name}
        </Button>
      ))}
    </p>
  );
}
