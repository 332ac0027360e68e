import { HOSTILE_NAMES, judgeHostileCity } from '../hostile/assert-hostile.ts';

/** One merge of a city that real layers have shown to be possible; each kind of city comes up in turn. */
export function runCase(seed: number): void {
  judgeHostileCity(HOSTILE_NAMES[Math.abs(seed) % HOSTILE_NAMES.length]!, seed);
}
