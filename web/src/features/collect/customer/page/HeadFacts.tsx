import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Customer } from '@/api/types';

const most = 3;

/** Sources that name no system a person would know. */
const ownSources = new Set(['file', 'demo']);

/** Under the name: who looks after the customer, its keys in other systems, its tags. */
export function HeadFacts({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { owner, team, identities, tags = [] } = customer;
  if (!owner && !team && identities.length === 0 && tags.length === 0) return null;
  return (
    <p className="head-facts">
      {owner && (
        <span>
          <span className="muted">{t('field.owner')}</span> {owner.name}
        </span>
      )}
      {team && (
        <span>
          <span className="muted">{t('field.team')}</span> {team.name}
        </span>
      )}
      {identities.slice(0, most).map(({ source = '', key = '' }) => (
        <span key={`${source} ${key}`}>
          <span className="muted">
            {ownSources.has(source) ? t('field.identity-own') : t('field.identity', { source })}
          </span>{' '}
          <span className="identity">{key}</span>
        </span>
      ))}
      {tags.length > 0 && (
        <span className="tags">
          {tags.map((tag) => (
            <Tag key={tag}>{tag}</Tag>
          ))}
        </span>
      )}
    </p>
  );
}
