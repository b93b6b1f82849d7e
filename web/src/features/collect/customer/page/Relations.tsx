import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemView } from '@/shared/ProblemView';
import { type RelationKind, relationKinds, relationsQuery, useRelate } from '../api/relations';
import { CustomerSelect } from '../field/FieldInput';

/** How the customer belongs together with others, seen from here. */
export function Relations({ customerId, editable }: { customerId: number; editable: boolean }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(relationsQuery(customerId));
  const { add, end } = useRelate(customerId);
  const [adding, setAdding] = useState(false);
  const [kind, setKind] = useState<RelationKind>('parent');
  const [other, setOther] = useState<number>();
  const problem = error ?? add.error ?? end.error;
  if (data?.length === 0 && !editable) return null;
  const close = () => {
    setAdding(false);
    setOther(undefined);
    add.reset();
  };
  return (
    <section className="entries" aria-label={t('relations.title')}>
      <header className="entries-head">
        <h3>{t('relations.title')}</h3>
        {editable && !adding && (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined aria-hidden="true" />}
            aria-label={t('profile.add-to', { title: t('relations.title') })}
            onClick={() => setAdding(true)}
          />
        )}
      </header>
      <ul>
        {(data ?? []).map((relation) => (
          <li key={relation.id} className="entry">
            <div>
              <span className="muted">{t(`relations.${relation.kind as RelationKind}`)}</span>{' '}
              <Link to="/customers/$customerId" params={{ customerId: String(relation.customer.id) }}>
                {relation.customer.name}
              </Link>
            </div>
            {editable && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden="true" />}
                aria-label={t('profile.remove', { name: relation.customer.name })}
                onClick={() => end.mutate(relation.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <div className="entry-form">
          <Select
            aria-label={t('relations.kind')}
            value={kind}
            options={relationKinds.map((code) => ({ value: code, label: t(`relations.${code}`) }))}
            onChange={setKind}
          />
          <CustomerSelect
            aria-label={t('relations.other')}
            autoFocus
            value={other}
            onChange={(next) => setOther(typeof next === 'number' ? next : undefined)}
          />
          <div className="editing-buttons">
            <Button
              size="small"
              type="primary"
              disabled={other === undefined}
              loading={add.isPending}
              onClick={() =>
                other !== undefined && add.mutate({ kind, customerId: other }, { onSuccess: close })
              }
            >
              {t('action.save')}
            </Button>
            <Button size="small" onClick={close}>
              {t('action.cancel')}
            </Button>
          </div>
        </div>
      )}
      {problem && <ProblemView error={problem} />}
    </section>
  );
}
