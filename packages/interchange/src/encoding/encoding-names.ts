import iconv from 'iconv-lite';

/** Spellings that .cpg files and people use, without spaces, hyphens and capitals. */
const SPELLINGS: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  '65001': 'utf-8',
  gbk: 'gbk',
  gb2312: 'gbk',
  cp936: 'gbk',
  windows936: 'gbk',
  '936': 'gbk',
  gb18030: 'gb18030',
  '54936': 'gb18030',
  big5: 'big5',
  big5hkscs: 'big5',
  '950': 'big5',
  cp950: 'big5',
  latin1: 'iso-8859-1',
  ascii: 'utf-8',
  usascii: 'utf-8',
};

/** Code pages by the byte in the header of a dBASE table. 0, 3 and 0x57 are written whatever the text is in. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  19: 'shift_jis',
  77: 'gbk',
  78: 'euc-kr',
  79: 'big5',
  120: 'big5',
  121: 'euc-kr',
  122: 'gbk',
  123: 'shift_jis',
  200: 'windows-1250',
  201: 'windows-1251',
};

/** The encoding of a name as .cpg files spell it (`UTF-8`, `936`, `ANSI 1252`, `ISO 88591`); null where it is none. */
export function encodingNamed(name: string): string | null {
  const plain = name.trim().toLowerCase();
  const key = plain.replace(/^(?:ansi|oem|cp|windows)[ _-]*(?=\d)/, '').replace(/[\s_-]+/g, '');
  if (Object.hasOwn(SPELLINGS, key)) return SPELLINGS[key]!;
  const iso = /^(?:iso)?8859(\d{1,2})$/.exec(key)?.[1];
  if (iso !== undefined) return iconv.encodingExists(`iso-8859-${iso}`) ? `iso-8859-${iso}` : null;
  if (/^125[0-8]$/.test(key)) return `windows-${key}`;
  return key !== '' && iconv.encodingExists(plain) ? plain : null;
}

/** The encoding that the header of a table names by its code page; null where it names none. */
export function encodingOfCodePage(codePage: number): string | null {
  return Object.hasOwn(CODE_PAGES, codePage) ? CODE_PAGES[codePage]! : null;
}
