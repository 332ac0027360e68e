import { expect, it } from 'vitest';
import { type GridChangeFacts, gridChangeKind } from './grid-change.ts';

const share = (code: string, value: number) => ({ code, share: value, households: 0, areaM2: 0 });
const STILL: GridChangeFacts = {
  areaM2: 10_000,
  into: [share('U1', 1)],
  joinedWith: 0,
  gainedM2: 60,
  lostM2: 40,
  householdsGained: 0,
  householdsLost: 0,
};

it.each([
  ['kept', {}],
  ['kept', { into: [share('U1', 0.95), share('U2', 0.05)] }],
  ['moved', { lostM2: 41 }],
  ['moved', { householdsGained: 1 }],
  ['moved', { householdsLost: 1 }],
  ['merged', { joinedWith: 1, householdsLost: 7 }],
  ['divided', { into: [share('U1', 0.9499), share('U2', 0.0501)], joinedWith: 1 }],
  ['gone', { into: [], joinedWith: 0 }],
] as const)('%s: %j', (kind, changed) => {
  expect(gridChangeKind({ ...STILL, ...changed })).toBe(kind);
});
