import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePermission } from '@/api/session';
import { EmptyState } from '@/shared/EmptyState';
import { NotAllowed } from '@/shared/NotAllowed';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { type CustomField, type FieldType, fieldsQuery, useChangeField } from './api';
import { FieldForm } from './FieldForm';
import './field.css';

/** What is kept of customers beyond the usual. The open drawer stands in the address: ?field=new or ?field=7. */
export function FieldsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { field } = useSearch({ strict: false }) as { field?: string | number };
  const allowed = usePermission('customer-fields');
  const { data, error, refetch } = useQuery(fieldsQuery);
  const show = (next: string | number | undefined) =>
    void navigate({ to: '/settings/fields', search: next === undefined ? {} : { field: next } });
  const opened = data?.find((item) => item.id === Number(field));
  if (!allowed) return <NotAllowed />;
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => show('new')}>
      {t('fields.add')}
    </Button>
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.fields')}</h1>
        {data && data.length > 0 && add}
      </div>
      <p className="fields-words">{t('fields.words')}</p>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={6} height={20} />
      ) : data.length === 0 ? (
        <EmptyState title={t('fields.none')} action={add}>
          {t('fields.none-words')}
        </EmptyState>
      ) : (
        <FieldTable fields={data} onOpen={show} />
      )}
      <Drawer
        open={field === 'new' || opened !== undefined}
        onClose={() => show(undefined)}
        title={opened ? opened.name : t('fields.add')}
        size={520}
        destroyOnHidden
      >
        {field === 'new' && <FieldForm onDone={() => show(undefined)} />}
        {opened && <FieldForm key={opened.version} field={opened} onDone={() => show(undefined)} />}
      </Drawer>
    </div>
  );
}

function FieldTable({ fields, onOpen }: { fields: CustomField[]; onOpen: (id: number) => void }) {
  const { t } = useTranslation();
  const move = useChangeField();
  return (
    <>
      {move.isError && <ProblemView error={move.error} />}
      <div className="card fields-table wide">
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t('fields.name')}</th>
              <th scope="col">{t('fields.type')}</th>
              <th scope="col">{t('fields.code')}</th>
              <th scope="col">{t('fields.rules')}</th>
              <th scope="col">{t('fields.order')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field, at) => (
              <tr key={field.id} className={field.retired ? 'fields-off' : undefined}>
                <td>
                  <button type="button" className="plain fields-open" onClick={() => onOpen(field.id)}>
                    {field.name}
                  </button>
                </td>
                <td>{t(`field-type.${field.type as FieldType}`)}</td>
                <td className="fields-code">{field.code}</td>
                <td>{marks(field, t).join(' · ') || <span className="muted">–</span>}</td>
                <td>
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowUpOutlined aria-hidden="true" />}
                    aria-label={t('fields.up', { name: field.name })}
                    disabled={at === 0 || move.isPending}
                    onClick={() => move.mutate({ field, change: { position: at - 1 } })}
                  />
                  <Button
                    type="text"
                    size="small"
                    icon={<ArrowDownOutlined aria-hidden="true" />}
                    aria-label={t('fields.down', { name: field.name })}
                    disabled={at === fields.length - 1 || move.isPending}
                    onClick={() => move.mutate({ field, change: { position: at + 1 } })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function marks(field: CustomField, t: (key: string) => string): string[] {
  return [
    field.retired && t('fields.retired'),
    field.required && t('fields.required'),
    field.sorting === 'ready' && t('fields.sortable'),
    field.sorting === 'building' && t('fields.sortable-soon'),
  ].filter((mark) => mark !== false);
}
