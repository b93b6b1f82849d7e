import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { teamsQuery } from '@/api/teams';
import type { Team, User } from '@/api/types';
import { EmptyState } from '@/shared/EmptyState';
import { useFormProblem } from '@/shared/fieldProblems';
import { formatInteger } from '@/shared/format';
import { newKey } from '@/shared/key';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import './settings.css';

/** The teams, below the users who belong to them. The open drawer stands in the address: ?team=new or ?team=7. */
export function Teams({
  users,
  opened,
  onOpen,
}: {
  users: readonly User[];
  opened: string | number | undefined;
  onOpen: (team: string | number | undefined) => void;
}) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(teamsQuery);
  const team = data?.find(({ id }) => id === Number(opened));
  const add = (
    <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => onOpen('new')}>
      {t('teams.add')}
    </Button>
  );
  return (
    <section className="settings-teams" aria-label={t('teams.title')}>
      <div className="page-head">
        <h2>{t('teams.title')}</h2>
        {data && data.length > 0 && add}
      </div>
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={3} height={20} />
      ) : data.length === 0 ? (
        <EmptyState level={3} title={t('teams.empty')} action={add} />
      ) : (
        <div className="card settings-table wide">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('user.team')}</th>
                <th scope="col" className="figure">
                  {t('teams.users')}
                </th>
                <th scope="col">{t('user.state')}</th>
              </tr>
            </thead>
            <tbody>
              {data.map(({ id, name, retired }) => (
                <tr key={id} className={retired ? 'settings-off' : undefined}>
                  <td>
                    <button type="button" className="plain settings-open" onClick={() => onOpen(id)}>
                      {name}
                    </button>
                  </td>
                  <td className="figure">
                    {formatInteger(users.filter(({ teamId }) => teamId === id).length)}
                  </td>
                  <td>{t(retired ? 'teams.retired' : 'teams.active')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Drawer
        open={opened === 'new' || team !== undefined}
        onClose={() => onOpen(undefined)}
        title={team ? team.name : t('teams.add')}
        size={440}
        destroyOnHidden
      >
        {(opened === 'new' || team) && (
          <TeamForm key={team?.version ?? 'new'} team={team} onDone={() => onOpen(undefined)} />
        )}
      </Drawer>
    </section>
  );
}

interface Values {
  name: string;
  active: boolean;
}

function TeamForm({ team, onDone }: { team: Team | undefined; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  // One key for the life of the form: sending it again after a lost answer makes no second team.
  const [key] = useState(newKey);
  const save = useMutation({
    mutationFn: ({ name, active }: Values) =>
      team
        ? body(
            api.PATCH('/api/v1/teams/{id}', {
              params: { path: { id: team.id }, header: { 'If-Match': `"${team.version}"` } },
              body: { name, retired: !active },
            }),
          )
        : body(
            api.POST('/api/v1/teams', {
              params: { header: { 'Idempotency-Key': key } },
              body: { name },
            }),
          ),
    onSuccess: async () => {
      // Lists, filters and customers call teams by these names too.
      await Promise.all(
        [teamsQuery.queryKey, ['customers'], ['customer']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
      onDone();
    },
  });
  const problem = useFormProblem(form, save.error);
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ name: team?.name ?? '', active: !team?.retired }}
      onFinish={(values) => save.mutate(values)}
    >
      <Form.Item
        name="name"
        label={t('teams.name')}
        rules={[{ required: true, whitespace: true, message: t('user.name-missing') }]}
      >
        <Input autoFocus maxLength={100} autoComplete="off" />
      </Form.Item>
      {team && (
        <Form.Item
          name="active"
          label={t('teams.offered')}
          valuePropName="checked"
          extra={t('teams.retire-hint')}
        >
          <Switch />
        </Form.Item>
      )}
      {problem !== undefined && <ProblemView error={problem} />}
      <Button type="primary" htmlType="submit" loading={save.isPending} className="entry-submit">
        {t(team ? 'action.save' : 'teams.add')}
      </Button>
    </Form>
  );
}
