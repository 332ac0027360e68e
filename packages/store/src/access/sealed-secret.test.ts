import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openSecret, sealSecret } from './sealed-secret.ts';

const KEY = randomBytes(32);

test('a secret comes back to its owner under its key, and only so', () => {
  const sealed = sealSecret(KEY, '340222 a', 'JBSWY3DPEHPK3PXP');
  expect(openSecret(KEY, '340222 a', sealed)).toBe('JBSWY3DPEHPK3PXP');
  expect(sealed.includes('JBSWY3DPEHPK3PXP')).toBe(false);
  expect(sealSecret(KEY, '340222 a', 'JBSWY3DPEHPK3PXP').equals(sealed)).toBe(false);
  expect(() => openSecret(KEY, '340222 b', sealed)).toThrow(
    expect.objectContaining({ code: 'master-key-wrong' }),
  );
  expect(() => openSecret(randomBytes(32), '340222 a', sealed)).toThrow(
    expect.objectContaining({ code: 'master-key-wrong' }),
  );
});

test('every byte counts', () => {
  const sealed = sealSecret(KEY, 'a', 'secret');
  for (let index = 0; index < sealed.length; index += 1) {
    const touched = Buffer.from(sealed);
    touched[index] ^= 1;
    expect(() => openSecret(KEY, 'a', touched), `byte ${index}`).toThrow();
  }
});

test('without a key nothing is sealed', () => {
  expect(() => sealSecret(null, 'a', 'x')).toThrow(expect.objectContaining({ code: 'master-key-missing' }));
});
