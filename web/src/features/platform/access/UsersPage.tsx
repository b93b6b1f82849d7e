import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Drawer, Form, Input, Switch } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { peopleQuery } from '@/api/people';
import { sessionQuery, usePermission, useSession } from '@/api/session';
import { teamsQuery } from '@/api/teams';
import type { Role, User } from '@/api/types';
import { useFormProblem } from '@/shared/fieldProblems';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { RoleSelect } from './RoleSelect';
import { TeamSelect } from './TeamSelect';
import { Teams } from './Teams';
import './settings.css';

const usersKey = ['users'];

/** Who may sign in, what they may do, and their teams. The open drawer stands in the address: ?user=new or ?user=7. */
export function UsersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { user, team } = useSearch({ strict: false }) as { user?: string | number; team?: string | number };
  const teams = useQuery(teamsQuery);
  const mayManage = usePermission('user-manage');
  const { data, error, refetch } = useQuery({
    queryKey: usersKey,
    queryFn: ({ signal }) => body(api.GET('/api/v1/users', { signal })),
  });
  const show = (next: string | number | undefined) =>
    void navigate({ to: '/settings/users', search: next === undefined ? {} : { user: next } });
  const showTeam = (next: string | number | undefined) =>
    void navigate({ to: '/settings/users', search: next === undefined ? {} : { team: next } });
  const opened = data?.items.find((item) => item.id === Number(user));
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.users')}</h1>
        {mayManage && (
          <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => show('new')}>
            {t('users.add')}
          </Button>
        )}
      </div>
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={6} height={20} />
      ) : (
        <div className="card settings-table wide">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('user.name')}</th>
                <th scope="col">{t('sign-in.login')}</th>
                <th scope="col">{t('user.role')}</th>
                <th scope="col">{t('user.team')}</th>
                <th scope="col">{t('user.state')}</th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <tr key={item.id} className={item.disabled ? 'settings-off' : undefined}>
                  <td>
                    <button type="button" className="plain settings-open" onClick={() => show(item.id)}>
                      {item.name}
                    </button>
                  </td>
                  <td>{item.login}</td>
                  <td>{t(`role.${item.role as Role}`)}</td>
                  <td>
                    {teams.data?.find(({ id }) => id === item.teamId)?.name ?? (
                      <span className="muted">–</span>
                    )}
                  </td>
                  <td>{t(item.disabled ? 'user.disabled' : 'user.enabled')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && <Teams users={data.items} opened={team} onOpen={showTeam} />}
      <Drawer
        open={(user === 'new' && mayManage) || opened !== undefined}
        onClose={() => show(undefined)}
        title={opened ? opened.name : t('users.add')}
        size={440}
        destroyOnHidden
      >
        {user === 'new' && <NewUserForm onDone={() => show(undefined)} />}
        {opened && <UserForm key={opened.version} user={opened} onDone={() => show(undefined)} />}
      </Drawer>
    </div>
  );
}

interface NewUser {
  name: string;
  login: string;
  role: Role;
  teamId?: number;
  password: string;
}

function NewUserForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<NewUser>();
  const add = useMutation({
    mutationFn: (values: NewUser) => body(api.POST('/api/v1/users', { body: values })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: usersKey });
      onDone();
    },
  });
  const problem = useFormProblem(form, add.error);
  return (
    <Form<NewUser>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ role: 'agent' }}
      onFinish={(values) => add.mutate(values)}
    >
      <Form.Item
        name="name"
        label={t('user.name')}
        rules={[{ required: true, message: t('user.name-missing') }]}
      >
        <Input autoFocus maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="login"
        label={t('sign-in.login')}
        rules={[{ required: true, message: t('sign-in.login-missing') }]}
      >
        <Input autoCapitalize="none" spellCheck={false} maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={t('user.role')}>
        <RoleSelect />
      </Form.Item>
      <Form.Item name="teamId" label={t('user.team')}>
        <TeamSelect />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('sign-in.password')}
        extra={t('user.password-hint')}
        rules={[
          { required: true, message: t('sign-in.password-missing') },
          { min: 10, message: t('user.password-short') },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {problem !== undefined && <ProblemView error={problem} />}
      <Button type="primary" htmlType="submit" loading={add.isPending} className="entry-submit">
        {t('users.add')}
      </Button>
    </Form>
  );
}

interface UserChange {
  name: string;
  role: Role;
  teamId?: number;
  enabled: boolean;
  password?: string;
}

function UserForm({ user, onDone }: { user: User; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<UserChange>();
  const self = useSession().user.id === user.id;
  const change = useMutation({
    mutationFn: ({ name, role, teamId, enabled, password }: UserChange) =>
      body(
        api.PATCH('/api/v1/users/{id}', {
          params: { path: { id: user.id }, header: { 'If-Match': `"${user.version}"` } },
          body: {
            name,
            role,
            teamId: teamId ?? null,
            disabled: !enabled,
            ...(password ? { password } : {}),
          },
        }),
      ),
    onSuccess: async () => {
      // Owners and oneself are called by these names too.
      await Promise.all(
        [usersKey, peopleQuery.queryKey, sessionQuery.queryKey].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
      onDone();
    },
  });
  const problem = useFormProblem(form, change.error);
  useEffect(() => form.resetFields(), [form]);
  return (
    <>
      <Form<UserChange>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: user.name,
          role: user.role,
          teamId: user.teamId ?? undefined,
          enabled: !user.disabled,
        }}
        onFinish={(values) => change.mutate(values)}
      >
        <Form.Item
          name="name"
          label={t('user.name')}
          rules={[{ required: true, message: t('user.name-missing') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="role" label={t('user.role')}>
          <RoleSelect />
        </Form.Item>
        <Form.Item name="teamId" label={t('user.team')}>
          <TeamSelect before={user.teamId} />
        </Form.Item>
        <Form.Item
          name="enabled"
          label={t('user.may-sign-in')}
          valuePropName="checked"
          extra={t('user.change-hint')}
        >
          <Switch disabled={self} />
        </Form.Item>
        <Form.Item name="password" label={t('user.new-password')} extra={t('user.password-hint')}>
          <Input.Password autoComplete="new-password" placeholder={t('user.password-kept')} />
        </Form.Item>
        {problem !== undefined && <ProblemView error={problem} />}
        <Button type="primary" htmlType="submit" loading={change.isPending} className="entry-submit">
          {t('action.save')}
        </Button>
      </Form>
      <UserSessions user={user} />
    </>
  );
}

function UserSessions({ user }: { user: User }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const key = ['users', user.id, 'sessions'];
  const { data, error, refetch } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/users/{id}/sessions', { params: { path: { id: user.id } }, signal })),
  });
  const end = useMutation({
    mutationFn: () => api.DELETE('/api/v1/users/{id}/sessions', { params: { path: { id: user.id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  });
  return (
    <section className="settings-part">
      <h2>{t('user.sessions')}</h2>
      {error && !data && <ProblemView error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton lines={2} />}
      {data?.items.length === 0 && <p className="muted">{t('user.no-sessions')}</p>}
      <ul>
        {data?.items.map((session) => (
          <li key={session.id} className="settings-session">
            {session.address} · <RelativeDate at={session.lastUsedAt} />
          </li>
        ))}
      </ul>
      {end.isError && <ProblemView error={end.error} />}
      {data && data.items.length > 0 && (
        <Button loading={end.isPending} onClick={() => end.mutate()}>
          {t('user.end-sessions')}
        </Button>
      )}
    </section>
  );
}
