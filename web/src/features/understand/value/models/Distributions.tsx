import { useTranslation } from 'react-i18next';
import { formatInteger, formatPercent, formatShort } from '@/shared/format';
import type { ModelDetail } from '../api/models';
import { Bars } from '../overview/Bars';
import { partOf } from '../overview/shares';
import { rangeName } from './state';

/** Bounds to three figures: they are where bars end, not what somebody has. */
const short = (value: number) => formatShort(Number(value.toPrecision(3)));

const write = { percent: (share: number) => formatPercent(share), short };

/** How the answers are spread over the customers, an answer at a time. */
export function Distributions({ model }: { model: ModelDetail }) {
  const { t } = useTranslation();
  return model.outputs
    .filter((output) => output.distribution.length > 0)
    .map((output) => {
      const all = output.distribution.reduce((sum, bar) => sum + bar.customers, 0);
      return (
        <section key={output.code} className="card model-part" aria-label={output.name}>
          <h2>{output.name}</h2>
          {output.evidence && <p className="muted">{t('models.evidence', { name: output.evidence.name })}</p>}
          <Bars
            rows={output.distribution.map((bar) => ({
              key: `${bar.code} ${bar.from}`,
              name: rangeName(bar, output.type, write),
              value: formatInteger(bar.customers),
              note: formatPercent(partOf(bar.customers, all), 1),
              share: bar.customers,
            }))}
          />
        </section>
      );
    });
}
