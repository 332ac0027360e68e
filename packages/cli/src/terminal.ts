import type { Locale } from './messages/catalogue.ts';

/** Where a command reads its surroundings from and writes to. */
export interface Terminal {
  readonly locale: Locale;
  /** Folder that paths on the command line are relative to. */
  readonly folder: string;
  out(text: string): void;
  error(text: string): void;
  /** Whether standard error is a terminal, so that progress may be drawn on it. */
  readonly interactive: boolean;
  /** Width of that terminal in columns. */
  readonly columns: number;
}
