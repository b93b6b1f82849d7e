import { useQuery } from '@tanstack/react-query';
import { Input, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '@/api/people';
import { usePermission } from '@/api/session';
import { teamOptions, teamsQuery } from '@/api/teams';
import type { Customer } from '@/api/types';
import { RelativeDate } from '@/shared/RelativeDate';
import { industriesQuery, regionsQuery, useDistricts } from '../api/places';
import { CustomValues } from '../field/CustomValues';
import { Contacts } from './Contacts';
import { DuplicateHint } from './DuplicateHint';
import { Editable } from './Editable';
import { Identities } from './Identities';
import { Reaches } from './Reaches';
import { Relations } from './Relations';
import { Suggested } from './Suggested';
import { useMove } from './useMove';
import './profile.css';

const reached = ['email', 'phone'] as const;
const placed = ['country', 'province', 'city', 'district'] as const;
const kept = ['industry', 'size', 'source', 'campaign'] as const;
const listed = ['tags', 'interests', 'beliefs'] as const;
type Text = (typeof reached)[number] | (typeof placed)[number] | (typeof kept)[number];

/** What is known about the customer, each field editable in its place. */
export function Profile({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const editable = usePermission('customer-edit');
  const seesAll = usePermission('value-overview');
  const people = useQuery(peopleQuery);
  const teams = useQuery(teamsQuery);
  const suggestions = useSuggestions(customer);
  return (
    <section className="card" aria-label={t('customer.profile')}>
      <h2>{t('customer.profile')}</h2>
      <DuplicateHint
        entered={{
          phone: customer.phone,
          email: customer.email,
          country: customer.country,
          except: customer.id,
        }}
      />
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
        {(customer.team || (teams.data ?? []).some(({ retired }) => !retired)) && (
          <>
            <dt>{t('field.team')}</dt>
            <dd>
              <Editable
                customer={customer}
                editable={editable}
                label={t('field.team')}
                value={customer.team?.id}
                show={customer.team?.name}
                choices={{ options: teamOptions(teams.data, customer.team?.id) }}
                change={(value) => ({ teamId: (value as number | undefined) ?? null })}
              />
            </dd>
          </>
        )}
        {[...reached, ...placed, ...kept].map((field) => (
          <Field
            key={field}
            customer={customer}
            field={field}
            editable={editable}
            suggestions={suggestions[field] ?? []}
          />
        ))}
        {listed.map((field) => (
          <Words key={field} customer={customer} field={field} editable={editable} />
        ))}
        <dt>{t('field.habits')}</dt>
        <dd>
          <Editable
            customer={customer}
            editable={editable}
            label={t('field.habits')}
            value={customer.habits ?? undefined}
            several
            input={(typed, onChange) => (
              <Input.TextArea
                autoFocus
                aria-label={t('field.habits')}
                maxLength={2000}
                className="grows"
                rows={2}
                value={String(typed ?? '')}
                onChange={(event) => onChange(event.target.value)}
              />
            )}
            change={(value) => ({ habits: typeof value === 'string' && value.trim() ? value.trim() : null })}
          />
        </dd>
        <dt>{t('field.created')}</dt>
        <dd>
          <RelativeDate at={customer.createdAt} />
        </dd>
      </dl>
      <CustomValues customer={customer} />
      <Identities customer={customer} editable={editable} />
      <Reaches customer={customer} editable={editable} />
      <Contacts customer={customer} editable={editable} />
      <Relations customerId={customer.id} editable={editable} />
    </section>
  );
}

/** Places of China and industries; whoever is elsewhere writes what they like. */
function useSuggestions(customer: Customer): Partial<Record<Text, readonly string[]>> {
  const regions = useQuery(regionsQuery).data ?? [];
  const industries = useQuery(industriesQuery).data ?? [];
  const province = regions.find(
    ({ name, shortName }) => customer.province === name || customer.province === shortName,
  );
  const cities = province ? province.cities : regions.flatMap((one) => one.cities);
  return {
    province: regions.map(({ shortName }) => shortName),
    city: cities.map(({ shortName }) => shortName),
    district: useDistricts(customer).districts,
    industry: industries.map(({ name }) => name),
  };
}

function Field({
  customer,
  field,
  editable,
  suggestions,
}: {
  customer: Customer;
  field: Text;
  editable: boolean;
  suggestions: readonly string[];
}) {
  const { t } = useTranslation();
  const move = useMove(customer);
  return (
    <>
      <dt>{t(`field.${field}`)}</dt>
      <dd>
        {suggestions.length > 0 ? (
          <Suggested
            customer={customer}
            editable={editable}
            label={t(`field.${field}`)}
            value={customer[field] ?? undefined}
            suggestions={suggestions}
            change={(value) => (field === 'city' ? move(value) : { [field]: value })}
          />
        ) : (
          <Editable
            customer={customer}
            editable={editable}
            label={t(`field.${field}`)}
            value={customer[field] ?? undefined}
            change={(value) => ({ [field]: typeof value === 'string' && value.trim() ? value.trim() : null })}
          />
        )}
      </dd>
    </>
  );
}

function Words({
  customer,
  field,
  editable,
}: {
  customer: Customer;
  field: (typeof listed)[number];
  editable: boolean;
}) {
  const { t } = useTranslation();
  const words = customer[field] ?? [];
  return (
    <>
      <dt>{t(`field.${field}`)}</dt>
      <dd>
        <Editable
          customer={customer}
          editable={editable}
          label={t(`field.${field}`)}
          value={[...words]}
          show={
            words.length > 0 ? (
              <span className="tags">
                {words.map((word) => (
                  <Tag key={word}>{word}</Tag>
                ))}
              </span>
            ) : undefined
          }
          choices={{ options: [], several: true }}
          change={(value) => ({ [field]: (value as string[] | undefined) ?? [] })}
        />
      </dd>
    </>
  );
}
