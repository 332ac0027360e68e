import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { currentPreferences, subscribePreferences } from '../app/preferences.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zhCN };
  }
}

/** Both catalogues are in memory from the start, so that switching never waits for the network. */
export function startMessages(): void {
  void i18next.use(initReactI18next).init({
    lng: currentPreferences().locale,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const apply = () => {
    const { locale } = currentPreferences();
    document.documentElement.lang = locale;
    if (i18next.language !== locale) void i18next.changeLanguage(locale);
    document.title = i18next.t('shell.product');
  };
  apply();
  subscribePreferences(apply);
}
