import { describe, expect, it } from 'vitest';
import { CommandError } from './command-error.ts';
import { readCopyArguments } from './copy-arguments.ts';

const SERVER = 'postgres://onegrid:secret@db.example:5432/onegrid';
const read = (...args: string[]) => readCopyArguments(args, '/home/eve', '/srv/.data');

function codeOf(...args: string[]): string {
  try {
    read(...args);
  } catch (error) {
    if (error instanceof CommandError) return String(error.parts[0]![0]);
    throw error;
  }
  return 'accepted';
}

describe('readCopyArguments', () => {
  it('takes servers by address and folders relative to the caller', () => {
    expect(read('--to', SERVER)).toEqual({ from: { dataDir: '/srv/.data' }, to: { databaseUrl: SERVER } });
    expect(read('--from', SERVER, '--to', 'copy')).toEqual({
      from: { databaseUrl: SERVER },
      to: { dataDir: '/home/eve/copy' },
    });
    expect(read('--to=/tmp/x', '--from=postgresql://localhost/a')).toEqual({
      from: { databaseUrl: 'postgresql://localhost/a' },
      to: { dataDir: '/tmp/x' },
    });
    expect(read('--help')).toBeNull();
  });

  it('names the first thing that is wrong', () => {
    expect(codeOf()).toBe('option-missing');
    expect(codeOf('--to', 'mysql://localhost/a')).toBe('wrong-database');
    expect(codeOf('--to', 'postgres://localhost')).toBe('wrong-database');
    expect(codeOf('--to', 'postgres://local host/a')).toBe('wrong-database');
    expect(codeOf('--to', 'a', '--to', 'b')).toBe('option-repeated');
    expect(codeOf('--to', 'a', 'b')).toBe('unexpected-argument');
    expect(codeOf('--to', 'a', '--force')).toBe('unknown-option');
  });
});
