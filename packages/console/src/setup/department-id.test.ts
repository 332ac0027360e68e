import { describe, expect, it } from 'vitest';
import { departmentId } from './department-id.ts';

describe('the key of a new department', () => {
  it.each([
    ['Public Security', [], 'public-security'],
    ['  Café & Markets ', [], 'cafe-markets'],
    ['Police', ['police'], 'police-2'],
    ['Police', ['police', 'police-2'], 'police-3'],
    ['', [], 'department-1'],
    ['消防', ['department-1'], 'department-2'],
  ])('%j beside %j is %s', (name, taken, id) => expect(departmentId(name, taken)).toBe(id));
});
