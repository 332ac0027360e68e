import type { Catalogue } from './catalogue.ts';

/** What a planner's working session says: undo and redo, and sessions kept from before. */
export const SESSION_TEXTS = {
  'nothing-to-undo': {
    'zh-CN': '没有可以撤销的操作。',
    en: 'There is nothing to undo.',
  },
  'nothing-to-redo': {
    'zh-CN': '没有可以重做的操作。',
    en: 'There is nothing to redo.',
  },
  'undo-overtaken': {
    'zh-CN': '之后又有人改动了同一处，无法撤销或重做。请直接在地图上修改。',
    en: 'The same place was changed since, so this cannot be taken back or brought back. Edit it on the map instead.',
  },
  'session-unreadable': {
    'zh-CN': '浏览器里保存的未提交操作已损坏，无法恢复。',
    en: 'The edits kept in this browser are damaged and cannot be restored.',
  },
  'session-version': {
    'zh-CN': '浏览器里保存的未提交操作来自另一个版本的系统，无法恢复。',
    en: 'The edits kept in this browser were written by another release and cannot be restored.',
  },
  'session-other-plan': {
    'zh-CN': '浏览器里保存的未提交操作属于另一个方案。',
    en: 'The edits kept in this browser belong to another plan.',
  },
  'session-other-revision': {
    'zh-CN': '浏览器里保存的未提交操作基于第 {revision} 版，不是第 {given} 版。',
    en: 'The edits kept in this browser are based on revision {revision}, not on revision {given}.',
  },
} as const satisfies Catalogue;
