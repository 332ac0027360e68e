import type { PersonalContent } from './records.ts';

const STAR = '*';
/** Family names of two characters that are common enough to be told from a one-character one. */
const DOUBLE_FAMILY_NAMES = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 端木 长孙 宇文 南宫 独孤 轩辕 申屠 闻人 澹台 淳于 单于 太史 公羊 赫连 拓跋 百里 东郭 西门'.split(
    ' ',
  ),
);
const HAN = /^[\p{Script=Han}〇]+$/u;
/** Both dots that stand between the parts of a name. */
const MIDDLE_DOT = /[·•・‧]/u;

/**
 * A name with the family name left: `王**`, `欧阳*`. Of a name in parts (`买买提·吐尔逊`) or in Latin letters the
 * first letter of each part stays and the length of the part does not show.
 */
export function maskName(name: string): string {
  const trimmed = name.trim();
  if (trimmed === '') return '';
  if (MIDDLE_DOT.test(trimmed)) return trimmed.split(MIDDLE_DOT).map(maskPart).join('·');
  if (!HAN.test(trimmed)) return trimmed.split(/\s+/u).map(maskPart).join(' ');
  const letters = [...trimmed];
  if (letters.length === 1) return STAR;
  const family = letters.length > 2 && DOUBLE_FAMILY_NAMES.has(letters.slice(0, 2).join('')) ? 2 : 1;
  return letters.slice(0, family).join('') + STAR.repeat(letters.length - family);
}

function maskPart(part: string): string {
  const [first = ''] = [...part.trim()];
  return first === '' ? '' : `${first}**`;
}

/** `138****5678` of a mobile, `0553-****567` of a landline: the area code and the last three stay. */
export function maskTelephone(telephone: string): string {
  if (/^1\d{10}$/.test(telephone)) return `${telephone.slice(0, 3)}****${telephone.slice(7)}`;
  const landline = /^(0\d{2,3})-(\d{7,8})$/.exec(telephone);
  if (landline === null) return STAR.repeat(8);
  const [, area, number] = landline;
  return `${area}-${STAR.repeat(number.length - 3)}${number.slice(-3)}`;
}

/** Area and the last four: `340212********1234`. */
export function maskIdentityNumber(number: string): string {
  return number.length === 18 ? `${number.slice(0, 6)}********${number.slice(14)}` : STAR.repeat(18);
}

/** The estate or street; from the first number of a building, entrance, floor or door on nothing is told. */
export function maskHome(home: string): string {
  const trimmed = home.trim();
  if (trimmed === '') return '';
  const start = trimmed.search(
    /[0-9０-９]|[一二三四五六七八九十百]+(?=[号栋幢座单室楼层组户])|[A-Za-zＡ-Ｚ](?=[栋幢座])/u,
  );
  const told = (start < 0 ? trimmed.slice(0, 2) : trimmed.slice(0, Math.min(start, 20))).trim();
  return `${told}****`;
}

/** All masks of a person, as they stand in its row. */
export function masksOf({ name, telephone, identityNumber, home }: PersonalContent) {
  return {
    nameMask: maskName(name),
    telephoneMask: telephone === null ? null : maskTelephone(telephone),
    identityMask: identityNumber === null ? null : maskIdentityNumber(identityNumber),
    homeMask: home === null ? null : maskHome(home),
  };
}
