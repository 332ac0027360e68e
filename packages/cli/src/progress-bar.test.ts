import { describe, expect, it } from 'vitest';
import { ProgressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

function terminalOf(interactive: boolean, columns = 80): { terminal: Terminal; written: string[] } {
  const written: string[] = [];
  const terminal: Terminal = {
    locale: 'en',
    folder: '/',
    out: () => expect.unreachable('progress belongs on standard error'),
    error: (text) => written.push(text),
    interactive,
    columns,
  };
  return { terminal, written };
}

describe('ProgressBar', () => {
  it('draws over one line of a terminal and wipes it', () => {
    const { terminal, written } = terminalOf(true);
    const bar = new ProgressBar(terminal);
    bar.show('reconcile', 0);
    bar.show('reconcile', 1);
    bar.clear();
    bar.clear();
    expect(written).toEqual([
      `\r\u001b[2K[${'.'.repeat(24)}] reconciling lines`,
      `\r\u001b[2K[${'#'.repeat(24)}] reconciling lines`,
      '\r\u001b[2K',
    ]);
  });

  it('is cut to the width of the terminal', () => {
    const { terminal, written } = terminalOf(true, 30);
    new ProgressBar(terminal).show('reconcile', 0);
    expect(written).toEqual([`\r\u001b[2K[${'.'.repeat(24)}] re`]);
  });

  it('writes nothing where standard error is no terminal', () => {
    const { terminal, written } = terminalOf(false);
    const bar = new ProgressBar(terminal);
    bar.show('read', 0);
    bar.show('read', 1);
    bar.clear();
    expect(written).toEqual([]);
  });
});
