import { describe, expect, it } from 'vitest';
import { typedReference, zonesNear } from './references.ts';

describe('a typed reference system', () => {
  it.each([
    ['2232', 'EPSG:2232'],
    ['EPSG:4547', 'EPSG:4547'],
    [' epsg 32619 ', 'EPSG:32619'],
  ])('%s is %s', (text, name) => expect(typedReference(text)).toBe(name));

  it.each(['', 'Beijing', '12', '4326 4490', '1234567'])('%j is none', (text) =>
    expect(typedReference(text)).toBeNull(),
  );
});

describe('zones of three degrees', () => {
  // EPSG's own register: 4547 is CGCS2000 / 3-degree Gauss-Kruger CM 114E, 4554 is CM 135E.
  it('have the codes of the register', () => {
    const zones = zonesNear(null);
    expect(zones).toHaveLength(21);
    expect(zones.find(({ name }) => name === 'EPSG:4547')?.meridian).toBe(114);
    expect(zones.at(-1)).toEqual({ name: 'EPSG:4554', meridian: 135 });
  });

  it('begin with the one nearest to the district', () => {
    expect(zonesNear(121.4)[0].meridian).toBe(120);
    expect(zonesNear(114.06)[0].name).toBe('EPSG:4547');
  });
});
