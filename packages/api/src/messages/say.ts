import { hasMessage, message } from '@onegrid/planning';
import { en } from './en.ts';
import type { Locale } from './locale.ts';
import { zhCN } from './zh-cn.ts';

export type MessageParameters = Readonly<Record<string, string | number | readonly string[]>>;

/** The api's own texts; planning has those of imports, merges, edits and arcs. */
const OWN: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en, 'zh-CN': zhCN };

/**
 * The text of a reason code in a language, its `{parameters}` filled in where they are given. A code
 * without a text is named in the answer, so that it can be quoted.
 */
export function say(locale: Locale, code: string, parameters: MessageParameters = {}): string {
  const template = OWN[locale][code];
  if (template !== undefined) {
    return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
  }
  return hasMessage(code) ? message(locale, code, parameters) : say(locale, 'unknown-problem', { code });
}
