import { message, type MessageCode as ReasonCode } from '@onegrid/planning';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type Locale = 'zh-CN' | 'en';

/** Codes of the command line's own texts (both catalogues have all of them), and of the reasons of the packages below. */
export type MessageCode = keyof typeof en | ReasonCode;

export type MessageParameters = Readonly<Record<string, string | number | readonly string[] | undefined>>;

const CATALOGUES: Readonly<Record<Locale, Readonly<Record<keyof typeof en, string>>>> = { en, 'zh-CN': zhCn };

/** The text of a code with its `{parameters}` filled in; parameters that are absent become nothing. */
export function text(locale: Locale, code: MessageCode, parameters: MessageParameters = {}): string {
  if (isOwn(code)) {
    return CATALOGUES[locale][code].replace(/\{(\w+)\}/g, (_, name: string) =>
      String(parameters[name] ?? ''),
    );
  }
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return message(locale, code, Object.fromEntries(given));
}

function isOwn(code: string): code is keyof typeof en {
  return Object.hasOwn(en, code);
}
