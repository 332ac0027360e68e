import { describe, expect, it } from 'vitest';
import { CommandError } from './command-error.ts';
import { readServeArguments } from './serve-arguments.ts';

function codeOf(...args: string[]): string {
  try {
    readServeArguments(args);
  } catch (error) {
    if (error instanceof CommandError) return String(error.parts[0]![0]);
    throw error;
  }
  return 'accepted';
}

describe('readServeArguments', () => {
  it('loads the demo district unless told otherwise', () => {
    expect(readServeArguments([])).toBe('district');
    expect(readServeArguments(['--demo', 'district'])).toBe('district');
    expect(readServeArguments(['--demo=town'])).toBe('town');
    expect(readServeArguments(['--empty'])).toBe('none');
    expect(readServeArguments(['--help', '--empty'])).toBeNull();
  });

  it('names the first thing that is wrong', () => {
    expect(codeOf('town')).toBe('unexpected-argument');
    expect(codeOf('--demo')).toBe('option-without-value');
    expect(codeOf('--demo', 'none')).toBe('wrong-demo');
    expect(codeOf('--demo', 'city')).toBe('wrong-demo');
    expect(codeOf('--empty', '--demo', 'town')).toBe('empty-with-demo');
    expect(codeOf('--empty=yes')).toBe('option-with-value');
    expect(codeOf('--port', '80')).toBe('unknown-option');
  });
});
