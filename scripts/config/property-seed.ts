/**
 * Property tests draw their cases from one seed, the same in every run unless ONEGRID_SEED names another, so
 * that a commit passes or fails for its own sake. `npm run fuzz` and other seeds go looking for new cases.
 */
import fc from 'fast-check';

process.env.ONEGRID_SEED ??= '20261123';
const seed = Number(process.env.ONEGRID_SEED);
if (!Number.isSafeInteger(seed))
  throw new Error(`ONEGRID_SEED is no whole number: ${process.env.ONEGRID_SEED}`);
fc.configureGlobal({ seed });
