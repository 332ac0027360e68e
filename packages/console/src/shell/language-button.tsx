import { setPreferences, usePreferences } from '../app/preferences.ts';
import { Icon } from './icons.tsx';

/** The other language, named in itself. */
export function LanguageButton() {
  const { locale } = usePreferences();
  const other =
    locale === 'en'
      ? ({ locale: 'zh-CN', label: '中文' } as const)
      : ({ locale: 'en', label: 'English' } as const);
  return (
    <button
      type="button"
      className="text-button"
      lang={other.locale}
      onClick={() => setPreferences({ locale: other.locale })}
    >
      <Icon name="language" />
      <span>{other.label}</span>
    </button>
  );
}
