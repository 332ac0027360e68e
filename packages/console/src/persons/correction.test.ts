import { describe, expect, it } from 'vitest';
import { correctionOf, NO_CORRECTION } from './correction.ts';

describe('a correction', () => {
  it('is none while nothing is typed', () => {
    expect(correctionOf(NO_CORRECTION)).toBeNull();
    expect(correctionOf({ ...NO_CORRECTION, NAME: '  ' })).toBeNull();
  });

  it('replaces what is typed, takes away what is ticked and leaves the rest', () => {
    expect(correctionOf({ ...NO_CORRECTION, NAME: ' 王芳 ', IDENTITY_NUMBER: null })).toEqual({
      name: '王芳',
      identityNumber: null,
    });
  });
});
