import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChartFrame } from '@/shared/ChartFrame';
import { formatInteger, formatMoney, formatPercent } from '@/shared/format';
import type { Overview } from '../api/overview';
import { Bars } from './Bars';
import { inGroup } from './listLinks';
import { partOf } from './shares';

/** The eight groups by recency, frequency and spend, with what to do about each. */
export function RfmGroups({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const { currency, rfmGroups } = overview;
  const groups = rfmGroups.filter((group) => group.customers > 0);
  const value = groups.reduce((sum, group) => sum + (group.clv ?? 0), 0);
  const first = [...groups].sort((one, other) => (other.clv ?? 0) - (one.clv ?? 0))[0];
  const money = (amount: number | null | undefined) => (amount == null ? '–' : formatMoney(amount, currency));
  const link = (code: string) => (
    <Link to="/customers" search={inGroup(code)} title={t(`rfm-advice.${code}`, { defaultValue: '' })}>
      {t(`rfm-group.${code}`, { defaultValue: code })}
    </Link>
  );
  return (
    <ChartFrame
      title={t('value.groups')}
      sentence={
        first
          ? t('value.groups-words', {
              group: t(`rfm-group.${first.code}`, { defaultValue: first.code }),
              count: first.customers,
              number: formatInteger(first.customers),
              share: formatPercent(partOf(first.clv ?? 0, value)),
            })
          : undefined
      }
      columns={[
        { key: 'group', title: t('value.group') },
        { key: 'advice', title: t('value.meaning') },
        { key: 'customers', title: t('value.customers'), number: true },
        { key: 'clv', title: t('value.clv'), number: true },
        { key: 'share', title: t('value.share-value'), number: true },
      ]}
      rows={groups.map((group) => ({
        group: link(group.code),
        advice: t(`rfm-advice.${group.code}`, { defaultValue: '' }),
        customers: formatInteger(group.customers),
        clv: money(group.clv),
        share: formatPercent(partOf(group.clv ?? 0, value), 1),
      }))}
      height="auto"
    >
      <div className="value-scroll">
        <Bars
          rows={groups.map((group) => ({
            key: group.code,
            name: link(group.code),
            value: money(group.clv),
            note: t('value.of-customers', { count: group.customers, number: formatInteger(group.customers) }),
            share: group.clv ?? 0,
          }))}
        />
      </div>
    </ChartFrame>
  );
}
