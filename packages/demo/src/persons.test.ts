import { expect, test } from 'vitest';
import { buildTown } from './build-town.ts';
import { departmentInCharge, townPersons } from './persons.ts';
import { APPEAL_CATEGORIES } from './town.ts';

const town = buildTown({ seed: 1 });

test('the people behind appeals are the same for the same town, and could be nobody', () => {
  const persons = townPersons(town);
  expect(persons).toEqual(townPersons(town));
  expect(persons.length).toBeGreaterThan(50);
  const homes = new Set(town.buildings.filter(({ households }) => households > 0).map(({ id }) => id));
  for (const { telephone, identityNumber, buildingId } of persons) {
    // No mobile number begins with 10, and no area's identity numbers with 99.
    expect(telephone).toMatch(/^100\d{8}$/);
    if (identityNumber !== null) expect(identityNumber).toMatch(/^99\d{15}[\dX]$/);
    expect(homes.has(buildingId)).toBe(true);
  }
  expect(new Set(persons.map(({ id }) => id)).size).toBe(persons.length);
});

test('every category is somebody’s work', () => {
  const ids = new Set(town.departments.map(({ id }) => id));
  for (const category of APPEAL_CATEGORIES)
    expect(ids).toContain(departmentInCharge(category, town.departments));
  expect(departmentInCharge('PARKING', [])).toBeNull();
  expect(departmentInCharge('PARKING', [{ id: 'fire' }])).toBe('fire');
});
