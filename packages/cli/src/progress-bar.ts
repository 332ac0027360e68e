import type { MergeStage } from '@onegrid/planning';
import { text } from './messages/catalogue.ts';
import type { Terminal } from './terminal.ts';

const WIDTH = 24;
/** Drawing more often than this only slows the work down. */
const EVERY_MS = 50;

/** A line on standard error that is drawn over and over, and only where that is a terminal. */
export class ProgressBar {
  private drawnAt = 0;
  private drawn = false;

  constructor(private readonly terminal: Terminal) {}

  show(
    stage: MergeStage | 'read' | 'write' | 'upload' | 'import' | 'copy' | 'compare' | 'verify' | 'export',
    fraction: number,
  ): void {
    const now = performance.now();
    if (!this.terminal.interactive || (fraction > 0 && fraction < 1 && now - this.drawnAt < EVERY_MS)) return;
    const filled = Math.round(Math.min(1, Math.max(0, fraction)) * WIDTH);
    const bar = '#'.repeat(filled) + '.'.repeat(WIDTH - filled);
    const line = `[${bar}] ${text(this.terminal.locale, `stage-${stage}`)}`;
    this.terminal.error(`\r\u001b[2K${line.slice(0, Math.max(WIDTH + 2, this.terminal.columns - 1))}`);
    this.drawnAt = now;
    this.drawn = true;
  }

  /** Wipes the line, so that what is written next starts on an empty one. */
  clear(): void {
    if (this.drawn) this.terminal.error('\r\u001b[2K');
    this.drawn = false;
  }
}
