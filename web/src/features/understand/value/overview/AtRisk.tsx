import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShade } from '@/shared/appearance';
import { ChartFrame } from '@/shared/ChartFrame';
import { attention } from '@/shared/colors';
import { formatInteger, formatMoney, formatPercent } from '@/shared/format';
import type { Overview } from '../api/overview';
import { Bars } from './Bars';
import { atRiskBecause, mostAtRisk } from './listLinks';
import { partOf } from './shares';

/** The value that silence puts at risk, by the reason of the customers' stage. */
export function AtRisk({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const shade = useShade();
  const { currency, valueAtRisk } = overview;
  const rows = valueAtRisk.filter((risk) => risk.value > 0);
  const total = rows.reduce((sum, risk) => sum + risk.value, 0);
  const customers = (count: number) => t('value.of-customers', { count, number: formatInteger(count) });
  return (
    <ChartFrame
      title={t('value.at-risk-by')}
      sentence={
        rows.length === 0
          ? t('value.at-risk-none')
          : t('value.at-risk-words', { amount: formatMoney(total, currency) })
      }
      columns={[
        { key: 'reason', title: t('value.reason') },
        { key: 'customers', title: t('value.customers'), number: true },
        { key: 'value', title: t('value.at-risk'), number: true },
        { key: 'share', title: t('value.share'), number: true },
      ]}
      rows={rows.map((risk) => ({
        reason: <Because reason={risk.reason} name={risk.name} />,
        customers: formatInteger(risk.customers),
        value: formatMoney(risk.value, currency),
        share: formatPercent(partOf(risk.value, total), 1),
      }))}
      height="auto"
    >
      <div className="value-scroll">
        <Bars
          rows={rows.map((risk) => ({
            key: risk.reason,
            name: <Because reason={risk.reason} name={risk.name} />,
            value: formatMoney(risk.value, currency),
            note: customers(risk.customers),
            share: risk.value,
            color: shade(attention),
          }))}
        />
        {rows.length > 0 && (
          <Link to="/customers" search={mostAtRisk}>
            {t('value.at-risk-list')}
          </Link>
        )}
      </div>
    </ChartFrame>
  );
}

/** The way to the customers with this reason. */
function Because({ reason, name }: { reason: string; name: string }) {
  return (
    <Link to="/customers" search={atRiskBecause(reason)}>
      {name}
    </Link>
  );
}
