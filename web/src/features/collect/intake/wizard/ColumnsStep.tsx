import { Button, Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftColumn } from '../api/drafts';
import { assign, candidates, fieldOf, type ImportObject, missingFields, readable, withObject } from '../plan';
import { ReadingQuestions } from './ReadingQuestions';
import type { StepProps } from './Wizard';

/** Which column is what: recognised ones are filled in, the others are ignored until somebody says. */
export function ColumnsStep(props: StepProps) {
  const { draft, plan, fields, change, to } = props;
  const { t } = useTranslation();
  const missing = missingFields(plan, fields);
  const options = useMemo(
    () => [
      { value: '', label: t('import.ignored') },
      ...fields.map(({ code, name }) => ({ value: code, label: name })),
    ],
    [fields, t],
  );
  return (
    <>
      <div className="import-line">
        <span id="import-object">{t('import.rows-are')}</span>
        <Segmented<ImportObject>
          aria-labelledby="import-object"
          value={plan.object}
          onChange={(object) => change(withObject(plan, draft, object))}
          options={[
            { value: 'orders', label: t('import.object.orders') },
            { value: 'customers', label: t('import.object.customers') },
          ]}
        />
      </div>
      <table className="figures import-columns">
        <thead>
          <tr>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.samples')}</th>
            <th scope="col">{t('import.read-as')}</th>
          </tr>
        </thead>
        <tbody>
          {draft.columns.map((column) => (
            <ColumnRow
              key={column.index}
              column={column}
              field={fieldOf(plan, column.index)}
              description={fields.find(({ code }) => code === fieldOf(plan, column.index))?.description}
              options={options}
              onField={(field) => change(assign(plan, column.index, field))}
            />
          ))}
        </tbody>
      </table>
      {missing.map(({ code, name }) => {
        const several = candidates(plan, draft, code);
        return (
          several.length > 0 && (
            <p key={code} className="import-missing">
              {t('import.several', { field: name, columns: several.join(t('import.separator')) })}
            </p>
          )
        );
      })}
      <ReadingQuestions {...props} />
      <footer className="import-foot">
        <Button onClick={() => to('file')}>{t('import.back')}</Button>
        <Button type="primary" disabled={!readable(plan, draft, fields)} onClick={() => to('check')}>
          {t('import.to-check')}
        </Button>
        {missing.length > 0 && (
          <p className="import-missing" role="status">
            {t('import.missing', { fields: missing.map(({ name }) => name).join(t('import.separator')) })}
          </p>
        )}
      </footer>
    </>
  );
}

function ColumnRow({
  column,
  field,
  description,
  options,
  onField,
}: {
  column: DraftColumn;
  field: string | undefined;
  description: string | undefined;
  options: { value: string; label: string }[];
  onField: (field: string | undefined) => void;
}) {
  const { t } = useTranslation();
  const heading = column.heading || t('import.column-number', { number: column.index + 1 });
  const samples = [...new Set(column.samples.filter((sample) => sample !== ''))].slice(0, 3);
  return (
    <tr className={field === undefined ? 'ignored' : undefined}>
      <th scope="row">{heading}</th>
      <td className="import-samples">
        {samples.length === 0 ? (
          <span className="muted">{t('import.all-empty')}</span>
        ) : (
          samples.map((sample) => <span key={sample}>{sample}</span>)
        )}
      </td>
      <td>
        <Select<string>
          className="import-field"
          aria-label={t('import.read-column-as', { column: heading })}
          showSearch={{ optionFilterProp: 'label' }}
          value={field ?? ''}
          options={options}
          onChange={(value) => onField(value === '' ? undefined : value)}
        />
        {description && <p className="import-words muted">{description}</p>}
      </td>
    </tr>
  );
}
