export { LOCALES, type Locale } from './catalogue.ts';
export { type EditCode, hasMessage, type MessageCode, type MessageParams, message } from './message.ts';
