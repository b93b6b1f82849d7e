import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInteger } from '@/shared/format';
import type { Associations } from '../api/associations';
import type { AssociationAddress, AssociationChange } from './address';

/** Baskets that one may ask for at least. */
const leasts = [20, 50, 100, 200, 500, 1000];

/** Which pairs are drawn and listed. */
export function PairFilter({
  associations,
  address,
  onChange,
}: {
  associations: Associations;
  address: AssociationAddress;
  onChange: (change: AssociationChange) => void;
}) {
  const { t } = useTranslation();
  const write = (least: number) => ({
    value: least,
    label: t('associations.at-least', { number: formatInteger(least) }),
  });
  const all = address.least && !leasts.includes(address.least) ? [...leasts, address.least] : leasts;
  return (
    <div className="association-filter">
      <h2>{t('associations.strongest')}</h2>
      <Select<string>
        size="small"
        aria-label={t('associations.category')}
        value={address.category ?? ''}
        onChange={(category) => onChange({ category: category || undefined })}
        options={[
          { value: '', label: t('associations.any-category') },
          ...associations.categories.map((one) => ({ value: one.name, label: one.name })),
        ]}
        popupMatchSelectWidth={false}
      />
      <Select<number>
        size="small"
        aria-label={t('associations.least')}
        value={address.least ?? 0}
        onChange={(least) => onChange({ least: least || undefined })}
        options={[
          {
            value: 0,
            label: t('associations.at-least', { number: formatInteger(associations.leastBaskets) }),
          },
          ...[...all].sort((one, other) => one - other).map(write),
        ]}
        popupMatchSelectWidth={false}
      />
    </div>
  );
}
