import { ARC_TEXTS } from './arc-texts.ts';
import { BOUNDARY_TEXTS } from './boundary-texts.ts';
import { CARRY_TEXTS } from './carry-texts.ts';
import type { Catalogue, Locale } from './catalogue.ts';
import { EDIT_TEXTS } from './edit-texts.ts';
import { FLIP_TEXTS } from './flip-texts.ts';
import { IMPORT_TEXTS } from './import-texts.ts';
import { JUDGE_TEXTS } from './judge-texts.ts';
import { LAYER_TEXTS } from './layer-texts.ts';
import { LEDGER_TEXTS } from './ledger-texts.ts';
import { MERGE_TEXTS } from './merge-texts.ts';
import { PREPARE_TEXTS } from './prepare-texts.ts';
import { PROPOSE_TEXTS } from './propose-texts.ts';
import { RECODE_TEXTS } from './recode-texts.ts';
import { RULE_TEXTS } from './rule-texts.ts';
import { SESSION_TEXTS } from './session-texts.ts';

export const CATALOGUES = {
  arc: ARC_TEXTS,
  edit: EDIT_TEXTS,
  boundary: BOUNDARY_TEXTS,
  merge: MERGE_TEXTS,
  layer: LAYER_TEXTS,
  import: IMPORT_TEXTS,
  recode: RECODE_TEXTS,
  carry: CARRY_TEXTS,
  ledger: LEDGER_TEXTS,
  judge: JUDGE_TEXTS,
  prepare: PREPARE_TEXTS,
  propose: PROPOSE_TEXTS,
  flip: FLIP_TEXTS,
  session: SESSION_TEXTS,
  rule: RULE_TEXTS,
} as const;

/** Every reason code that has a text. */
export type MessageCode =
  | keyof typeof ARC_TEXTS
  | keyof typeof EDIT_TEXTS
  | keyof typeof BOUNDARY_TEXTS
  | keyof typeof MERGE_TEXTS
  | keyof typeof LAYER_TEXTS
  | keyof typeof IMPORT_TEXTS
  | keyof typeof RECODE_TEXTS
  | keyof typeof CARRY_TEXTS
  | keyof typeof LEDGER_TEXTS
  | keyof typeof JUDGE_TEXTS
  | keyof typeof PREPARE_TEXTS
  | keyof typeof PROPOSE_TEXTS
  | keyof typeof FLIP_TEXTS
  | keyof typeof SESSION_TEXTS
  | keyof typeof RULE_TEXTS;

/** Codes of refused edits and of what their checks find. */
export type EditCode =
  | keyof typeof EDIT_TEXTS
  | keyof typeof BOUNDARY_TEXTS
  | keyof typeof SESSION_TEXTS
  | keyof typeof RULE_TEXTS;

/** Numbers are written in the manner of the language, lists with its separators. */
export type MessageParams = Readonly<Record<string, string | number | readonly string[]>>;

const TEXTS: Catalogue = {
  ...ARC_TEXTS,
  ...EDIT_TEXTS,
  ...BOUNDARY_TEXTS,
  ...MERGE_TEXTS,
  ...LAYER_TEXTS,
  ...IMPORT_TEXTS,
  ...RECODE_TEXTS,
  ...CARRY_TEXTS,
  ...LEDGER_TEXTS,
  ...JUDGE_TEXTS,
  ...PREPARE_TEXTS,
  ...PROPOSE_TEXTS,
  ...FLIP_TEXTS,
  ...SESSION_TEXTS,
  ...RULE_TEXTS,
};

/** Whether there is a text for a code that comes from elsewhere. */
export function hasMessage(code: string): code is MessageCode {
  return Object.hasOwn(TEXTS, code);
}

/**
 * The sentence for a reason code. A parameter that is not given takes the bracketed stretch around it with
 * it; outside brackets its name stays visible.
 */
export function message(locale: Locale, code: MessageCode, params: MessageParams = {}): string {
  const whole = TEXTS[code][locale].replace(/\[([^\]]*)\]/g, (_, stretch: string) =>
    parametersOf(stretch).every((name) => params[name] !== undefined) ? stretch : '',
  );
  return whole.replace(/\{(\w+)\}/g, (name, key: string) => {
    const value = params[key];
    return value === undefined ? name : written(locale, value);
  });
}

/** The names of a template's parameters in their order. */
export function parametersOf(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
}

function written(locale: Locale, value: string | number | readonly string[]): string {
  if (typeof value === 'number') return value.toLocaleString(locale, { maximumFractionDigits: 1 });
  if (typeof value === 'string') return value;
  return value.length > 1 && locale === 'en'
    ? `${value.slice(0, -1).join(', ')} and ${value[value.length - 1]}`
    : value.join('、');
}
