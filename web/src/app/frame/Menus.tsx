import {
  BulbOutlined,
  MoonOutlined,
  SunOutlined,
  TranslationOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { sessionQuery, useSession } from '@/api/session';
import { type Appearance, useAppearance } from '@/shared/appearance';
import { type Language, languages } from '@/shared/language';
import { ProblemView } from '@/shared/ProblemView';
import { chooseLanguage } from '../i18n';

/** Switches the language of the screen. */
export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [i18n.language],
        items: languages.map(({ code, name }) => ({ key: code, label: <span lang={code}>{name}</span> })),
        onClick: ({ key }) => void chooseLanguage(key as Language),
      }}
    >
      <Button
        type="text"
        icon={<TranslationOutlined aria-hidden="true" />}
        aria-label={t('frame.language')}
        title={t('frame.language')}
      />
    </Dropdown>
  );
}

const appearances: readonly { key: Appearance; label: string }[] = [
  { key: 'system', label: 'appearance.system' },
  { key: 'light', label: 'appearance.light' },
  { key: 'dark', label: 'appearance.dark' },
];

/** Switches between light, dark and what the system says. */
export function AppearanceMenu() {
  const { t } = useTranslation();
  const { appearance, shade, choose } = useAppearance();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [appearance],
        items: appearances.map(({ key, label }) => ({
          key,
          label: t(label),
          icon:
            key === 'light' ? (
              <SunOutlined aria-hidden="true" />
            ) : key === 'dark' ? (
              <MoonOutlined aria-hidden="true" />
            ) : (
              <BulbOutlined aria-hidden="true" />
            ),
        })),
        onClick: ({ key }) => choose(key as Appearance),
      }}
    >
      <Button
        type="text"
        icon={shade === 'dark' ? <MoonOutlined aria-hidden="true" /> : <SunOutlined aria-hidden="true" />}
        aria-label={t('frame.appearance')}
        title={t('frame.appearance')}
      />
    </Dropdown>
  );
}

/** Who is signed in, their sessions, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation();
  const { user } = useSession();
  const navigate = useNavigate();
  const client = useQueryClient();
  const leave = useMutation({
    mutationFn: () => api.DELETE('/api/v1/session'),
    onSuccess: async () => {
      client.clear();
      client.setQueryData(sessionQuery.queryKey, null);
      await navigate({ to: '/sign-in' });
    },
  });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            {
              key: 'who',
              type: 'group',
              label: `${user.name} · ${t(`role.${user.role}`)}`,
            },
            { key: 'sessions', label: t('menu.sessions') },
            { type: 'divider' },
            { key: 'leave', label: t('frame.sign-out') },
          ],
          onClick: ({ key }) => {
            if (key === 'leave') leave.mutate();
            else if (key === 'sessions') void navigate({ to: '/settings/sessions' });
          },
        }}
      >
        <Button
          type="text"
          icon={<UserOutlined aria-hidden="true" />}
          aria-label={t('frame.person', { name: user.name })}
          className="frame-person"
        >
          <span className="frame-person-name">{user.name}</span>
        </Button>
      </Dropdown>
      {leave.isError && (
        <div className="frame-problem">
          <ProblemView error={leave.error} onRetry={() => leave.mutate()} />
        </div>
      )}
    </>
  );
}
