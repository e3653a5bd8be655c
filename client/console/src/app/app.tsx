import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { RouterProvider } from 'react-router';
import { isRetryable } from '../api/problem';
import { useLanguage } from '../i18n/use-words';
import { antTheme, useTheme } from '../theme/theme';
import { router } from './router';

const RETRIES = 3;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < RETRIES && isRetryable(error),
    },
    mutations: { retry: false },
  },
});

/** The whole console. */
export function App() {
  const language = useLanguage();
  const theme = useTheme();
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      theme={antTheme(theme)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
