import type { MergeProgress, MergeStage, StageFigures } from '../model/merge.ts';

/** Runs the stages of a merge, tells how far each is and at its end what it found, and keeps its time. */
export class StageClock {
  /** Milliseconds by stage. */
  readonly stages: Record<string, number> = {};

  constructor(private readonly onProgress?: MergeProgress) {}

  /** @param found what the finished stage is told to have found. */
  run<T>(
    stage: MergeStage,
    work: (tell: (fraction: number) => void) => T,
    found: (result: T) => StageFigures,
  ): T {
    const begun = performance.now();
    this.onProgress?.(stage, 0);
    const result = work((fraction) => this.onProgress?.(stage, fraction));
    this.stages[stage] = Math.round(performance.now() - begun);
    this.onProgress?.(stage, 1, found(result));
    return result;
  }
}
