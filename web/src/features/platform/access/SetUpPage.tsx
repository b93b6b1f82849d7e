import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '@/api/client';
import { sessionQuery } from '@/api/session';
import { useFormProblem } from '@/shared/fieldProblems';
import { currentLanguage } from '@/shared/language';
import { ProblemView } from '@/shared/ProblemView';
import { Skeleton } from '@/shared/Skeleton';
import { EntryFrame } from './EntryFrame';

interface SetUpForm {
  login: string;
  name: string;
  password: string;
  zone: string;
  currency: string;
}

/** Opens the first account with the secret of the one-time link, and asks what days and money mean here. */
export function SetUpPage() {
  const { t } = useTranslation();
  // The secret stands behind the # so that it is never sent as part of an address; it is read once.
  const [secret] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  const { data, error, refetch } = useQuery({
    queryKey: ['set-up'],
    queryFn: ({ signal }) => body(api.GET('/api/v1/set-up', { signal })),
  });
  return (
    <EntryFrame title={t('set-up.title')}>
      {error && !data ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={6} />
      ) : !data.needed ? (
        <p>
          {t('set-up.done')} <Link to="/sign-in">{t('sign-in.title')}</Link>
        </p>
      ) : secret === '' ? (
        <p>{t('set-up.no-secret')}</p>
      ) : (
        <FirstAccount secret={secret} zone={data.zone} />
      )}
    </EntryFrame>
  );
}

function FirstAccount({ secret, zone }: { secret: string; zone: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<SetUpForm>();
  const zones = useMemo(() => zoneOptions(zone), [zone]);
  const currencies = useMemo(currencyOptions, []);
  const complete = useMutation({
    mutationFn: async (values: SetUpForm) => {
      await api.POST('/api/v1/set-up', { body: { ...values, secret } });
      client.clear();
      await client.fetchQuery(sessionQuery);
    },
    onSuccess: () => navigate({ to: '/', replace: true }),
  });
  const problem = useFormProblem(form, complete.error);
  return (
    <Form<SetUpForm>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ zone, currency: currentLanguage() === 'zh-CN' ? 'CNY' : 'USD' }}
      onFinish={(values) => complete.mutate(values)}
    >
      <p className="entry-words muted">{t('set-up.words')}</p>
      <Form.Item
        name="name"
        label={t('user.name')}
        rules={[{ required: true, message: t('user.name-missing') }]}
      >
        <Input autoFocus autoComplete="name" maxLength={100} />
      </Form.Item>
      <Form.Item
        name="login"
        label={t('sign-in.login')}
        rules={[{ required: true, message: t('sign-in.login-missing') }]}
      >
        <Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={64} />
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
      <Form.Item name="zone" label={t('set-up.zone')} extra={t('set-up.zone-hint')}>
        <Select showSearch options={zones} />
      </Form.Item>
      <Form.Item name="currency" label={t('set-up.currency')} extra={t('set-up.currency-hint')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={currencies} />
      </Form.Item>
      {problem !== undefined && <ProblemView error={problem} />}
      <Button type="primary" htmlType="submit" block loading={complete.isPending} className="entry-submit">
        {t('set-up.submit')}
      </Button>
    </Form>
  );
}

function zoneOptions(own: string): { value: string; label: string }[] {
  const known = Intl.supportedValuesOf('timeZone');
  return (known.includes(own) ? known : [own, ...known]).map((zone) => ({ value: zone, label: zone }));
}

function currencyOptions(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(currentLanguage(), { type: 'currency' });
  const first = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'TWD'];
  const rest = Intl.supportedValuesOf('currency').filter((code) => !first.includes(code));
  return [...first, ...rest].map((code) => ({ value: code, label: `${code} · ${names.of(code)}` }));
}
