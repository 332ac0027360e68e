import * as access from './access/entities.ts';
import * as appeal from './appeal/entities.ts';
import * as asset from './asset/entities.ts';
import * as business from './business/entities.ts';
import * as file from './file/entities.ts';
import * as insight from './insight/entities.ts';
import * as job from './job/entities.ts';
import * as key from './key/entities.ts';
import * as layer from './layer/entities.ts';
import * as organisation from './organisation/entities.ts';
import * as plan from './plan/entities.ts';
import * as publication from './publication/entities.ts';
import * as recode from './recode/entities.ts';
import * as review from './review/entities.ts';
import * as setup from './setup/entities.ts';

/** Every table of the store. */
export const ENTITIES = [
  access,
  asset,
  file,
  layer,
  plan,
  insight,
  organisation,
  appeal,
  job,
  key,
  setup,
  recode,
  review,
  publication,
  business,
].flatMap((context) => Object.values(context));
