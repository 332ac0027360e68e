import { hasMessage, type MessageParams, message } from '@onegrid/planning';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale, usePreferences } from '../app/preferences.ts';
import { type Formats, formatsFor } from './formats.ts';

/** The words and formats of the reader's language. */
export function useWords() {
  const { t } = useTranslation();
  const { locale } = usePreferences();
  return useMemo(() => {
    const formats: Formats = formatsFor(locale);
    return {
      t,
      locale,
      formats,
      name: (named: Named) => nameIn(locale, named),
      /** The engine's sentence for a reason code; the code itself where it has none. */
      reason: (code: string, params: MessageParams = {}) =>
        hasMessage(code) ? message(locale, code, params) : code,
    };
  }, [t, locale]);
}

interface Named {
  readonly name: string;
  readonly nameEn: string;
}

/** The name of a district or department in a language. */
export function nameIn(locale: Locale, named: Named): string {
  return locale === 'en' && named.nameEn !== '' ? named.nameEn : named.name;
}
