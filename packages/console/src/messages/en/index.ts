import type { Catalogue } from '../zh-CN/index.ts';
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

export const en: Catalogue = {
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
};
