/** Runs the last of what was asked for in a frame, once, before the frame is drawn. */
export class NextFrame {
  private wanted: (() => void) | null = null;
  private handle = 0;

  run(task: () => void): void {
    this.wanted = task;
    if (this.handle !== 0) return;
    this.handle = requestAnimationFrame(() => {
      this.handle = 0;
      const { wanted } = this;
      this.wanted = null;
      wanted?.();
    });
  }

  /** What was asked for and has not run is not wanted any more. */
  drop(): void {
    cancelAnimationFrame(this.handle);
    this.handle = 0;
    this.wanted = null;
  }
}
