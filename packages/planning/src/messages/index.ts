export { LOCALES, type Locale } from './catalogue.ts';
export { JUDGE_WORDS } from './judge-texts.ts';
export { LEDGER_WORDS } from './ledger-texts.ts';
export { type EditCode, hasMessage, type MessageCode, type MessageParams, message } from './message.ts';
export { RECODE_WORDS, type RecodeCode } from './recode-texts.ts';
