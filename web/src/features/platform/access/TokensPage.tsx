import { CopyOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Drawer, Form, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import type { Role } from '@/api/types';
import { copy } from '@/shared/copy';
import { EmptyState } from '@/shared/EmptyState';
import { useFormProblem } from '@/shared/fieldProblems';
import { ProblemView } from '@/shared/ProblemView';
import { RelativeDate } from '@/shared/RelativeDate';
import { Skeleton } from '@/shared/Skeleton';
import { RoleSelect } from './RoleSelect';
import './settings.css';

const tokensKey = ['tokens'];

/** Tokens with which programs call the API. A new one's secret is shown once, in the drawer that made it. */
export function TokensPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { token } = useSearch({ strict: false }) as { token?: string };
  const [issued, setIssued] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: tokensKey,
    queryFn: ({ signal }) => body(api.GET('/api/v1/tokens', { signal })),
  });
  const revoke = useMutation({
    mutationFn: (id: number) => api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: tokensKey }),
  });
  const show = (next: boolean) =>
    void navigate({ to: '/settings/tokens', search: next ? { token: 'new' } : {} });
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => show(true)}>
      {t('tokens.add')}
    </Button>
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('menu.tokens')}</h1>
        {data && data.items.length > 0 && add}
      </div>
      {revoke.isError && <ProblemView error={revoke.error} />}
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={4} height={20} />
      ) : data.items.length === 0 ? (
        <EmptyState title={t('tokens.empty')} action={add} />
      ) : (
        <div className="card settings-table wide">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{t('tokens.name')}</th>
                <th scope="col">{t('user.role')}</th>
                <th scope="col">{t('tokens.created')}</th>
                <th scope="col">{t('tokens.last-used')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('tokens.revoke')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((item) => (
                <tr key={item.id}>
                  <td>{item.name}</td>
                  <td>{t(`role.${item.role as Role}`)}</td>
                  <td>
                    <RelativeDate at={item.createdAt} />
                  </td>
                  <td>
                    {item.lastUsedAt ? (
                      <RelativeDate at={item.lastUsedAt} />
                    ) : (
                      <span className="muted">{t('tokens.never')}</span>
                    )}
                  </td>
                  <td className="figure">
                    <Popconfirm
                      title={t('tokens.revoke-words', { name: item.name })}
                      okText={t('tokens.revoke')}
                      cancelText={t('action.keep')}
                      onConfirm={() => revoke.mutate(item.id)}
                    >
                      <Button size="small" danger>
                        {t('tokens.revoke')}
                      </Button>
                    </Popconfirm>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Drawer
        open={token === 'new'}
        onClose={() => show(false)}
        title={t('tokens.add')}
        size={440}
        destroyOnHidden
        // A secret is shown only once: no stray click or key may take it away.
        mask={{ closable: !issued }}
        keyboard={!issued}
        closable={!issued}
        afterOpenChange={(open) => !open && setIssued(false)}
      >
        <NewToken onIssued={() => setIssued(true)} onDone={() => show(false)} />
      </Drawer>
    </div>
  );
}

interface TokenForm {
  name: string;
  role: Role;
}

function NewToken({ onIssued, onDone }: { onIssued: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<TokenForm>();
  const issue = useMutation({
    mutationFn: (values: TokenForm) => body(api.POST('/api/v1/tokens', { body: values })),
    onSuccess: () => {
      onIssued();
      return client.invalidateQueries({ queryKey: tokensKey });
    },
  });
  const problem = useFormProblem(form, issue.error);
  if (issue.data) return <Secret secret={issue.data.secret} onDone={onDone} />;
  return (
    <Form<TokenForm>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ role: 'analyst' }}
      onFinish={(values) => issue.mutate(values)}
    >
      <Form.Item
        name="name"
        label={t('tokens.name')}
        extra={t('tokens.name-hint')}
        rules={[{ required: true, message: t('tokens.name-missing') }]}
      >
        <Input autoFocus maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="role" label={t('user.role')}>
        <RoleSelect />
      </Form.Item>
      {problem !== undefined && <ProblemView error={problem} />}
      <Button type="primary" htmlType="submit" loading={issue.isPending} className="entry-submit">
        {t('tokens.add')}
      </Button>
    </Form>
  );
}

function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <div className="settings-secret">
      <p>{t('tokens.secret-once')}</p>
      <code>{secret}</code>
      <div>
        <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy(secret).then(setCopied)}>
          {t(copied ? 'problem.copied' : 'action.copy')}
        </Button>{' '}
        <Button type="primary" onClick={onDone}>
          {t('action.done')}
        </Button>
      </div>
    </div>
  );
}
