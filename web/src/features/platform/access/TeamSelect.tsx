import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { teamOptions, teamsQuery } from '@/api/teams';

/** One of the teams that are offered, or the one that somebody is in already. */
export function TeamSelect({
  before,
  ...field
}: {
  before?: number | null | undefined;
  id?: string;
  value?: number;
  onChange?: (value: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const teams = useQuery(teamsQuery);
  return (
    <Select
      {...field}
      allowClear
      placeholder={t('user.no-team')}
      options={teamOptions(teams.data, before)}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}
