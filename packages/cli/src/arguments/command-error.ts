import type { Locale, MessageCode, MessageParameters } from '../messages/catalogue.ts';
import { text } from '../messages/catalogue.ts';

/** Why a command ends early: written as one line on standard error. */
export class CommandError extends Error {
  /**
   * @param parts texts that follow one another on the line.
   * @param exitCode 2 for what the user has to put right.
   */
  constructor(
    readonly parts: readonly (readonly [MessageCode, MessageParameters?] | string)[],
    readonly exitCode: 1 | 2 = 2,
  ) {
    super(parts.map((part) => (typeof part === 'string' ? part : part[0])).join(' '));
  }

  /** The line in the reader's language, without a line break whatever a file may have put into it. */
  line(locale: Locale): string {
    const parts = this.parts.map((part) =>
      typeof part === 'string' ? part : text(locale, part[0], part[1]),
    );
    return parts
      .join('')
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/([(（]) /g, '$1');
  }
}

/** A command error of one text. */
export function commandError(code: MessageCode, parameters: MessageParameters = {}): CommandError {
  return new CommandError([[code, parameters]]);
}
