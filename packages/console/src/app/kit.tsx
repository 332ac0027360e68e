import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import type { ReactNode } from 'react';
import { prefersReducedMotion, useDark, usePreferences } from './preferences.ts';
import { antdTheme } from './theme.ts';

/** The kit of forms and tables in our colours and the reader's language; loaded with the first panel. */
export default function Kit({ children }: { readonly children: ReactNode }) {
  const { locale } = usePreferences();
  const dark = useDark();
  const theme = antdTheme(dark);
  return (
    <ConfigProvider
      locale={locale === 'en' ? enUS : zhCN}
      theme={{ ...theme, token: { ...theme.token, motion: !prefersReducedMotion() } }}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
}
