import { useTranslation } from 'react-i18next';
import { formatFixed } from '@/shared/format';
import type { Model } from '../api/model';

export const decimals = (value: number) => (Math.abs(value) >= 100 ? 1 : Math.abs(value) >= 10 ? 2 : 4);

/** A parameter as papers write it. */
export const letter = (name: string) => letters[name] ?? name;

const letters: Readonly<Record<string, string>> = { alpha: 'α', beta: 'β', gamma: 'γ' };
const order = ['k', 'r', 'alpha', 'a', 'b', 's', 'beta', 'p', 'q', 'gamma'];

/** As papers write them: the rates before the leaving, the purchases before the spend. */
export function inOrder(parameters: Model['parameters']): Model['parameters'] {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...parameters].sort((one, other) => place(one.name) - place(other.name));
}

/** The fitted parameters, each with its standard error and what it means. */
export function Parameters({ model }: { model: Model }) {
  const { t } = useTranslation();
  if (model.parameters.length === 0) return null;
  return (
    <section className="card model-part">
      <h2 id="model-parameters">{t('model.parameters')}</h2>
      {model.populations.length > 0 && <p className="value-note">{t('model.parameters-everyone')}</p>}
      <section className="value-table wide" tabIndex={0} aria-labelledby="model-parameters">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('model.parameter')}</th>
              <th scope="col" className="figure">
                {t('model.value')}
              </th>
              <th scope="col" className="figure">
                {t('model.error')}
              </th>
              <th scope="col">{t('value.meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(model.parameters).map((one) => (
              <tr key={one.name}>
                <th scope="row">{letter(one.name)}</th>
                <td className="figure">
                  {one.value == null ? '–' : formatFixed(one.value, decimals(one.value))}
                </td>
                <td className="figure">
                  {one.error == null || one.value == null
                    ? '–'
                    : `± ${formatFixed(one.error, decimals(one.value))}`}
                </td>
                <td className="model-meaning">{one.meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
