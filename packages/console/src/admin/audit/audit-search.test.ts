import { describe, expect, it } from 'vitest';
import { EVERYTHING, exportPath, searchOf } from './audit-search.ts';

describe('looking through the log', () => {
  it('means everything where nothing is chosen', () => {
    expect(searchOf(EVERYTHING)).toEqual({});
    expect(exportPath(EVERYTHING)).toBe('/audit.csv');
  });

  it('takes days in China, both to their end', () => {
    expect(searchOf({ ...EVERYTHING, since: '2026-11-01', until: '2026-11-30' })).toEqual({
      since: '2026-10-31T16:00:00.000Z',
      until: '2026-11-30T16:00:00.000Z',
    });
  });

  it('keeps what was typed out of the address of the file', () => {
    const form = { ...EVERYTHING, text: ' 王小明 ', action: 'person.' };
    expect(searchOf(form)).toEqual({ text: '王小明', action: 'person.' });
    expect(exportPath(form)).toBe('/audit.csv?action=person.');
  });
});
