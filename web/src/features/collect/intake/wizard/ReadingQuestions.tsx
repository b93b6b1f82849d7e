import { Radio, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import { currentLanguage } from '@/shared/language';
import { ambiguousDates, type DateOrder, type ReadingSettings } from '../plan';
import type { StepProps } from './Wizard';

/** How dates and amounts of the file are written: asked openly where it cannot be told, else folded away. */
export function ReadingQuestions({ draft, plan, change }: StepProps) {
  const { t } = useTranslation();
  const { installation } = useSession();
  const unclear = ambiguousDates(plan, draft);
  const set = (next: Partial<ReadingSettings>) => {
    const settings = Object.fromEntries(
      Object.entries({ ...plan.settings, ...next }).filter(([, value]) => value !== undefined),
    );
    change({ ...plan, settings });
  };
  const zones = useMemo(
    () => Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone })),
    [],
  );
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(currentLanguage(), { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => ({
      value: code,
      label: `${code} · ${names.of(code)}`,
    }));
  }, []);
  return (
    <>
      {unclear.length > 0 && (
        <fieldset className={plan.settings.dateOrder ? 'import-question' : 'import-question open'}>
          <legend>{t('import.date-order')}</legend>
          <p>
            {t('import.date-order-why', {
              column: unclear[0]?.heading ?? '',
              sample: unclear[0]?.samples.find((sample) => sample !== '') ?? '',
            })}
          </p>
          <Radio.Group
            value={plan.settings.dateOrder}
            onChange={(event) => set({ dateOrder: event.target.value as DateOrder })}
            options={[
              { value: 'dmy', label: t('import.date-order.dmy') },
              { value: 'mdy', label: t('import.date-order.mdy') },
              { value: 'ymd', label: t('import.date-order.ymd') },
            ]}
          />
        </fieldset>
      )}
      <details className="import-more">
        <summary>{t('import.reading')}</summary>
        <div className="import-settings">
          {unclear.length === 0 && (
            <div className="import-setting">
              <label htmlFor="import-date-order">{t('import.date-order')}</label>
              <Select<DateOrder | ''>
                id="import-date-order"
                value={plan.settings.dateOrder ?? ''}
                onChange={(value) => set({ dateOrder: value === '' ? undefined : value } as ReadingSettings)}
                options={[
                  { value: '', label: t('import.as-recognised') },
                  { value: 'dmy', label: t('import.date-order.dmy') },
                  { value: 'mdy', label: t('import.date-order.mdy') },
                  { value: 'ymd', label: t('import.date-order.ymd') },
                ]}
              />
            </div>
          )}
          <div className="import-setting">
            <label htmlFor="import-decimal-mark">{t('import.decimal-mark')}</label>
            <Select<'' | '.' | ','>
              id="import-decimal-mark"
              value={plan.settings.decimalMark ?? ''}
              onChange={(value) => set({ decimalMark: value === '' ? undefined : value } as ReadingSettings)}
              options={[
                { value: '', label: t('import.as-recognised') },
                { value: '.', label: t('import.decimal-mark.point') },
                { value: ',', label: t('import.decimal-mark.comma') },
              ]}
            />
          </div>
          <div className="import-setting">
            <label htmlFor="import-zone">{t('import.zone')}</label>
            <Select
              id="import-zone"
              showSearch
              value={plan.settings.zone ?? installation.zone}
              onChange={(zone) =>
                set({ zone: zone === installation.zone ? undefined : zone } as ReadingSettings)
              }
              options={zones}
            />
          </div>
          <div className="import-setting">
            <label htmlFor="import-currency">{t('import.currency')}</label>
            <Select
              id="import-currency"
              showSearch={{ optionFilterProp: 'label' }}
              value={plan.settings.currency ?? installation.currency}
              onChange={(currency) =>
                set({
                  currency: currency === installation.currency ? undefined : currency,
                } as ReadingSettings)
              }
              options={currencies}
            />
          </div>
        </div>
      </details>
    </>
  );
}
