import { inventName } from './names/people.ts';
import { Random } from './random.ts';
import type { AppealCategory, Town, TownAppeal, TownBuilding, TownDepartment } from './town.ts';

/** Whom an appeal is about: made up, as everything here. */
export interface TownPerson {
  readonly id: string;
  readonly appealId: string;
  readonly name: string;
  /** Begins with 100: no mobile number does, so that it can be nobody's. */
  readonly telephone: string;
  /** Of the district's own code under the unallocated province 99, with a check digit that fits; null for some. */
  readonly identityNumber: string | null;
  readonly home: string;
  readonly buildingId: string;
  /** `townshipCode + communityCode` of the building. */
  readonly communityKey: string;
}

/** So many of the newest appeals from homes have somebody behind them: sealing more would slow down the first start. */
const MOST_PERSONS = 2_000;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';
/** People share names. */
const NAMES = 600;

/** Departments that handle appeals of a category, the first that there is. */
const IN_CHARGE: Readonly<Record<AppealCategory, readonly string[]>> = {
  ENVIRONMENT: ['ecology', 'urban'],
  PROPERTY: ['civil', 'governance', 'urban'],
  PARKING: ['urban'],
  NOISE: ['ecology', 'urban'],
  SAFETY: ['emergency', 'governance'],
  FACILITIES: ['urban'],
  NEIGHBOURS: ['governance'],
  WELFARE: ['civil', 'health', 'party'],
  OTHER: ['petitions', 'party'],
};

/** The id of the department that handles appeals of a category; null in a town without departments. */
export function departmentInCharge(
  category: AppealCategory,
  departments: readonly Pick<TownDepartment, 'id'>[],
): string | null {
  const known = IN_CHARGE[category].find((wanted) => departments.some(({ id }) => id === wanted));
  const place = Object.keys(IN_CHARGE).indexOf(category);
  return known ?? departments[place % Math.max(1, departments.length)]?.id ?? null;
}

/** The people behind a town's newest appeals from homes, the same for the same town. */
export function townPersons(town: Town): readonly TownPerson[] {
  const random = new Random(town.seed).stream('persons');
  const buildings = new Map(town.buildings.map((building) => [building.id, building]));
  const names = namesOf(random.stream('names'));
  return newestFirst(town.appeals)
    .flatMap((appeal) => {
      const building = appeal.buildingId === null ? undefined : buildings.get(appeal.buildingId);
      return building === undefined || building.households === 0 ? [] : [{ appeal, building }];
    })
    .slice(0, MOST_PERSONS)
    .map(({ appeal, building }) => personOf(appeal, building, town.district.code, names, random));
}

function newestFirst(appeals: readonly TownAppeal[]): readonly TownAppeal[] {
  return [...appeals].sort((a, b) => b.requestedAt.localeCompare(a.requestedAt) || a.id.localeCompare(b.id));
}

function namesOf(random: Random): readonly string[] {
  const used = new Set<string>();
  return Array.from({ length: NAMES }, () => inventName(random, used));
}

function personOf(
  appeal: TownAppeal,
  building: TownBuilding,
  district: string,
  names: readonly string[],
  random: Random,
): TownPerson {
  const floor = random.integer(1, Math.max(1, building.floors));
  const door = `${floor}${String(random.integer(1, 4)).padStart(2, '0')}`;
  const digits = String(random.integer(0, 99_999_999)).padStart(8, '0');
  const identityNumber = identityNumberOf(district, random);
  return {
    id: `person-${appeal.id}`,
    appealId: appeal.id,
    name: random.pick(names),
    telephone: `100${digits}`,
    identityNumber: random.chance(0.6) ? identityNumber : null,
    home: `${building.name}${random.integer(1, 3)}单元${door}室`,
    buildingId: building.id,
    communityKey: building.communityKey,
  };
}

function identityNumberOf(district: string, random: Random): string {
  const born = [random.integer(1945, 2004), random.integer(1, 12), random.integer(1, 28)];
  const date = born.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('');
  const digits = `${district}${date}${String(random.integer(1, 999)).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits + CHECK_DIGITS[sum % 11]!;
}
