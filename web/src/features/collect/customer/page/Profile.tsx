import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '@/api/people';
import { usePermission } from '@/api/session';
import type { Customer } from '@/api/types';
import { RelativeDate } from '@/shared/RelativeDate';
import { CustomValues } from '../field/CustomValues';
import { Editable } from './Editable';

const texts = ['email', 'phone', 'country', 'province', 'city', 'industry', 'source'] as const;

/** What is known about the customer, each field editable in its place. */
export function Profile({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const editable = usePermission('customer-edit');
  const seesAll = usePermission('value-overview');
  const people = useQuery(peopleQuery);
  return (
    <section className="card" aria-label={t('customer.profile')}>
      <h2>{t('customer.profile')}</h2>
      <dl className="facts">
        <dt>{t('field.owner')}</dt>
        <dd>
          <Editable
            customer={customer}
            editable={editable && seesAll}
            label={t('field.owner')}
            value={customer.owner?.id}
            show={customer.owner?.name}
            choices={{
              options: (people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
            }}
            change={(value) => ({ ownerId: (value as number | undefined) ?? null })}
          />
        </dd>
        {texts.map((field) => (
          <Field key={field} customer={customer} field={field} editable={editable} />
        ))}
        <dt>{t('field.tags')}</dt>
        <dd>
          <Editable
            customer={customer}
            editable={editable}
            label={t('field.tags')}
            value={[...(customer.tags ?? [])]}
            show={
              customer.tags?.length ? (
                <span className="tags">
                  {customer.tags.map((tag) => (
                    <Tag key={tag}>{tag}</Tag>
                  ))}
                </span>
              ) : undefined
            }
            choices={{ options: [], several: true }}
            change={(value) => ({ tags: (value as string[] | undefined) ?? [] })}
          />
        </dd>
        <dt>{t('field.created')}</dt>
        <dd>
          <RelativeDate at={customer.createdAt} />
        </dd>
        {customer.identities.map(({ source = '', key = '' }) => (
          <Identity key={`${source} ${key}`} source={source} id={key} />
        ))}
      </dl>
      <CustomValues customer={customer} />
    </section>
  );
}

function Field({
  customer,
  field,
  editable,
}: {
  customer: Customer;
  field: (typeof texts)[number];
  editable: boolean;
}) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{t(`field.${field}`)}</dt>
      <dd>
        <Editable
          customer={customer}
          editable={editable}
          label={t(`field.${field}`)}
          value={customer[field] ?? undefined}
          change={(value) => ({ [field]: typeof value === 'string' && value.trim() ? value.trim() : null })}
        />
      </dd>
    </>
  );
}

function Identity({ source, id }: { source: string; id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <dt>{t('field.identity', { source })}</dt>
      <dd className="identity">{id}</dd>
    </>
  );
}
