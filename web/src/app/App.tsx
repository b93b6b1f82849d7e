import { LoadingOutlined } from '@ant-design/icons';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import i18next from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AppearanceProvider, useAppearance } from '@/shared/appearance';
import { nonce } from './nonce';
import { createQueryClient } from './query';
import { createAppRouter } from './router';
import { antTheme } from './theme';

const client = createQueryClient();
const router = createAppRouter(client);
// What the server worded before is in the other language.
i18next.on('languageChanged', () => void client.invalidateQueries());

// An icon of our own comes and goes at once: the usual one waits for the end of a movement, and a button
// whose answer is there before the movement began would stay busy for ever to a screen reader.
const button = { autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden="true" /> };

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** The whole application: appearance, language, data, pages. */
export function App() {
  return (
    <AppearanceProvider>
      <QueryClientProvider client={client}>
        <Styled />
      </QueryClientProvider>
    </AppearanceProvider>
  );
}

function Styled() {
  const { shade } = useAppearance();
  const { i18n } = useTranslation();
  const theme = useMemo(() => antTheme(shade), [shade]);
  return (
    <ConfigProvider
      theme={theme}
      locale={i18n.language === 'zh-CN' ? zhCN : enUS}
      button={button}
      {...(nonce ? { csp: { nonce } } : {})}
    >
      <RouterProvider router={router} />
    </ConfigProvider>
  );
}
