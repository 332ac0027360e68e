import { appealWords } from './appeals.ts';
import { deskWords } from './desk.ts';
import { mapWords } from './map.ts';
import { proposalWords } from './proposals.ts';
import { setupWords } from './setup.ts';
import { shellWords } from './shell.ts';
import { workWords } from './work.ts';

/** The catalogue that names every message; other languages have the same keys. */
export const zhCN = {
  ...shellWords,
  ...appealWords,
  ...mapWords,
  ...workWords,
  ...proposalWords,
  ...setupWords,
  ...deskWords,
} as const;

/** The shape of a catalogue: the same keys, any words. */
export type Catalogue = Words<typeof zhCN>;
type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
