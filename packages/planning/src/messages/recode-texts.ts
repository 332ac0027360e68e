import type { Catalogue, Text } from './catalogue.ts';

/** What became of a row of a sheet, and why. */
export const RECODE_TEXTS = {
  'recode-divided': {
    'zh-CN': '原网格“{given}”已拆分：{shares}；取份额最大的一个。',
    en: 'The old grid "{given}" was divided: {shares}; the largest share is taken.',
  },
  'recode-code-cleaned': {
    'zh-CN': '原编码写作“{given}”，按“{known}”处理（全半角、大小写、空格）。',
    en: 'The old code is written "{given}" and taken for "{known}" (width, case or spaces).',
  },
  'recode-code-zeros': {
    'zh-CN': '原编码写作“{given}”，按“{known}”处理（表格软件去掉了开头的零）。',
    en: 'The old code is written "{given}" and taken for "{known}" (a spreadsheet drops zeros in front).',
  },
  'recode-code-like': {
    'zh-CN': '没有原编码“{given}”；相近的有：{known}[，对应统一网格 {codes}]。',
    en: 'There is no old code "{given}"; close to it: {known}[, now in {codes}].',
  },
  'recode-code-unknown': {
    'zh-CN': '该部门没有原编码“{given}”。',
    en: 'The department has no old code "{given}".',
  },
  'recode-code-precision': {
    'zh-CN': '原编码“{given}”被表格软件改成了科学计数，末尾的数字已丢失。',
    en: 'A spreadsheet has turned the old code into "{given}"; its last digits are lost.',
  },
  'recode-code-gone': {
    'zh-CN': '原网格“{given}”在统一网格中没有对应的土地。',
    en: 'The old grid "{given}" has no land of its own in the unified grid.',
  },
  'recode-code-already': {
    'zh-CN': '“{given}”已是统一网格编码。',
    en: '"{given}" is a unified code already.',
  },
  'recode-contradiction': {
    'zh-CN': '编码与坐标不一致：原编码“{given}”对应 {codes}，坐标落在 {place}。',
    en: 'Code and coordinates contradict: the old code "{given}" is now in {codes}, the place lies in {place}.',
  },
  'recode-code-but-outside': {
    'zh-CN': '原编码“{given}”对应 {codes}，但坐标不在任何网格内。',
    en: 'The old code "{given}" is now in {codes}, but the place lies in no grid.',
  },
  'recode-swapped': {
    'zh-CN': '经度与纬度像是填反了；对调后落在 {place}。',
    en: 'Longitude and latitude seem to be swapped; the other way round the place lies in {place}.',
  },
  'recode-outside': {
    'zh-CN': '坐标在本区范围内，但不属于任何网格（如水面、飞地）。',
    en: 'The place lies within the extent of the district but in no grid, such as water or an enclave.',
  },
  'recode-outside-district': {
    'zh-CN': '坐标在本区范围之外。',
    en: 'The place lies outside the district.',
  },
  'recode-coordinate-missing': {
    'zh-CN': '经度、纬度只填了一个。',
    en: 'One of longitude and latitude is missing.',
  },
  'recode-coordinate-unreadable': {
    'zh-CN': '坐标“{given}”无法识别。',
    en: 'The coordinate "{given}" cannot be read.',
  },
  'recode-coordinate-range': {
    'zh-CN': '坐标“{given}”超出所选坐标系的取值范围。',
    en: 'The coordinate "{given}" is out of the range of the chosen reference system.',
  },
  'recode-angle-read': {
    'zh-CN': '坐标按度分秒读取。',
    en: 'The coordinates were read as degrees, minutes and seconds.',
  },
  'recode-row-empty': {
    'zh-CN': '没有编码，也没有坐标。',
    en: 'There is neither a code nor a place.',
  },
} as const satisfies Catalogue;

export type RecodeCode = keyof typeof RECODE_TEXTS;

/** Titles of the columns that recoding adds, and the names of the states in them. */
export const RECODE_WORDS = {
  code: { 'zh-CN': '统一网格编码', en: 'Unified code' },
  share: { 'zh-CN': '份额', en: 'Share' },
  status: { 'zh-CN': '状态', en: 'Status' },
  remark: { 'zh-CN': '备注', en: 'Remark' },
  matched: { 'zh-CN': '已匹配', en: 'matched' },
  divided: { 'zh-CN': '原网格已拆分', en: 'divided' },
  doubtful: { 'zh-CN': '存疑', en: 'doubtful' },
  unmatched: { 'zh-CN': '未匹配', en: 'unmatched' },
} as const satisfies Readonly<Record<string, Text>>;
