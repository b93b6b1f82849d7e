import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { fieldsQuery } from '../api/fields';
import type { ImportObject } from '../plan';

/** What can stand in a file, with an example of each. */
export function FieldGuide() {
  const { t } = useTranslation();
  const [object, setObject] = useState<ImportObject>('orders');
  const { data: fields, error, refetch } = useQuery(fieldsQuery(object));
  return (
    <section className="import-guide">
      <div className="import-guide-head">
        <h2>{t('import.guide')}</h2>
        <Segmented<ImportObject>
          aria-label={t('import.object')}
          value={object}
          onChange={setObject}
          options={[
            { value: 'orders', label: t('import.object.orders') },
            { value: 'customers', label: t('import.object.customers') },
          ]}
        />
      </div>
      <p className="muted">{t('import.guide-words')}</p>
      {error && !fields ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !fields ? (
        <Skeleton lines={5} />
      ) : (
        <div className="import-scroll">
          <table className="figures import-guide-table">
            <thead>
              <tr>
                <th scope="col">{t('import.field')}</th>
                <th scope="col">{t('import.meaning')}</th>
                <th scope="col">{t('import.example')}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field.code}>
                  <th scope="row">
                    {field.name}{' '}
                    {field.required && <span className="import-needed">{t('import.needed')}</span>}
                  </th>
                  <td>{field.description}</td>
                  <td className="number muted">{field.example}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
