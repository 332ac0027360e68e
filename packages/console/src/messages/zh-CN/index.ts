import { accessWords } from './access.ts';
import { adminWords } from './admin.ts';
import { appealWords } from './appeals.ts';
import { businessWords } from './business.ts';
import { decisionWords } from './decisions.ts';
import { deskWords } from './desk.ts';
import { historyWords } from './history.ts';
import { mapWords } from './map.ts';
import { oversightWords } from './oversight.ts';
import { paperWords } from './paper.ts';
import { personWords } from './persons.ts';
import { proposalWords } from './proposals.ts';
import { reviewWords } from './review.ts';
import { selectWords } from './select.ts';
import { setupWords } from './setup.ts';
import { shellWords } from './shell.ts';
import { toolWords } from './tools.ts';
import { workWords } from './work.ts';

/** The catalogue that names every message; other languages have the same keys. */
export const zhCN = {
  ...shellWords,
  ...appealWords,
  ...mapWords,
  ...workWords,
  ...toolWords,
  ...proposalWords,
  ...paperWords,
  ...historyWords,
  ...reviewWords,
  ...decisionWords,
  ...businessWords,
  ...setupWords,
  ...deskWords,
  ...selectWords,
  ...accessWords,
  ...adminWords,
  ...oversightWords,
  ...personWords,
} as const;

/** The shape of a catalogue: the same keys, any words. */
export type Catalogue = Words<typeof zhCN>;
type Words<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]>;
};
