import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { asProblem, ProblemError } from '@/api/problem';
import { sessionQuery } from '@/api/session';
import { ProblemView } from '@/shared/ProblemView';
import { EntryFrame } from './EntryFrame';

/** Signs a person in and leads back to where they wanted to go. */
export function SignInPage() {
  const { t } = useTranslation();
  const { from } = useSearch({ strict: false }) as { from?: string };
  const navigate = useNavigate();
  const client = useQueryClient();
  const setUp = useQuery({
    queryKey: ['set-up'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/set-up', { signal })),
  });
  const signIn = useMutation({
    mutationFn: async (request: { login: string; password: string }) => {
      await api.POST('/api/v1/session', { body: request });
      client.clear();
      await client.fetchQuery(sessionQuery);
    },
    onSuccess: () => navigate({ href: from ?? '/' }),
  });
  const refusal = (error: unknown) => {
    const { status, code, detail } = asProblem(error);
    if (status !== 401 || detail === undefined) return error;
    return new ProblemError({ status, code, detail, title: t('sign-in.refused') });
  };
  return (
    <EntryFrame title={t('sign-in.title')}>
      {setUp.data?.needed && (
        <p className="entry-note">
          {t('sign-in.set-up-needed')} <Link to="/set-up">{t('sign-in.set-up')}</Link>
        </p>
      )}
      <Form layout="vertical" requiredMark={false} onFinish={(values) => signIn.mutate(values)}>
        <Form.Item
          name="login"
          label={t('sign-in.login')}
          rules={[{ required: true, message: t('sign-in.login-missing') }]}
        >
          <Input autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('sign-in.password')}
          rules={[{ required: true, message: t('sign-in.password-missing') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        {signIn.isError && <ProblemView error={refusal(signIn.error)} />}
        <Button type="primary" htmlType="submit" block loading={signIn.isPending} className="entry-submit">
          {t('sign-in.submit')}
        </Button>
      </Form>
    </EntryFrame>
  );
}
