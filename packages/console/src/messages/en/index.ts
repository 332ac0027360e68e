import type { Catalogue } from '../zh-CN/index.ts';
import { appealWords } from './appeals.ts';
import { deskWords } from './desk.ts';
import { mapWords } from './map.ts';
import { proposalWords } from './proposals.ts';
import { setupWords } from './setup.ts';
import { shellWords } from './shell.ts';
import { workWords } from './work.ts';

export const en: Catalogue = {
  ...shellWords,
  ...appealWords,
  ...mapWords,
  ...workWords,
  ...proposalWords,
  ...setupWords,
  ...deskWords,
};
