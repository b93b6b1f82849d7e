import { CheckCircleOutlined, InfoCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { formatDay, formatFixed, formatInteger } from '@/shared/format';
import type { Model } from '../api/model';
import { decimals, inOrder, letter } from './Parameters';

type Check = NonNullable<Model['populationCheck']>;
type Population = Model['populations'][number];

/** Good where the run did what the comparison speaks for, poor where one set hides what several would tell. */
function gradeOf(check: Check, populations: readonly Population[]): keyof typeof signs {
  if (check.better) return populations.length > 0 ? 'good' : 'poor';
  return populations.length > 0 ? 'fair' : 'good';
}

const signs = {
  good: <CheckCircleOutlined aria-hidden="true" />,
  fair: <InfoCircleOutlined aria-hidden="true" />,
  poor: <WarningOutlined aria-hidden="true" />,
} as const;

/** Whether customers who came at different times need parameters of their own, and those that have them. */
export function Populations({ model }: { model: Model }) {
  const { t } = useTranslation();
  const { populations, populationCheck: check } = model;
  if (!check && populations.length === 0) return null;
  return (
    <section className="card model-part value-wide">
      <h2 id="model-populations">{t('model.populations')}</h2>
      {check && (
        <p className={`model-verdict model-verdict-${gradeOf(check, populations)}`}>
          {signs[gradeOf(check, populations)]}
          <span>{check.sentence}</span>
        </p>
      )}
      {populations.length > 0 && (
        <section className="value-table wide" tabIndex={0} aria-labelledby="model-populations">
          <Each populations={populations} />
        </section>
      )}
    </section>
  );
}

function Each({ populations }: { populations: readonly Population[] }) {
  const { t } = useTranslation();
  const names = inOrder(populations.flatMap((one) => one.parameters))
    .map((one) => one.name)
    .filter((name, place, all) => all.indexOf(name) === place);
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">{t('model.first-order')}</th>
          <th scope="col" className="figure">
            {t('value.customers')}
          </th>
          <th scope="col">{t('runs.setting.model')}</th>
          {names.map((name) => (
            <th key={name} scope="col" className="figure">
              {letter(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {populations.map((one) => (
          <tr key={one.from}>
            <th scope="row">
              <span className="model-period">{formatDay(one.from)} –</span>{' '}
              <span className="model-period">{formatDay(one.until)}</span>
            </th>
            <td className="figure">{formatInteger(one.customers)}</td>
            <td>{one.modelName}</td>
            {names.map((name) => (
              <Value key={name} parameter={one.parameters.find((parameter) => parameter.name === name)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ parameter }: { parameter: Population['parameters'][number] | undefined }) {
  return (
    <td className="figure">
      {parameter?.value == null ? '–' : formatFixed(parameter.value, decimals(parameter.value))}
      {parameter?.value != null && parameter.error != null && (
        <span className="value-note model-error">
          {`± ${formatFixed(parameter.error, decimals(parameter.value))}`}
        </span>
      )}
    </td>
  );
}
