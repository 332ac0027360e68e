import type { seedTown } from '@onegrid/store';
import { place, rectangle, smallTown } from '../small-town.ts';

type Town = Parameters<typeof seedTown>[1];

/** Side of the town: 60 units are about 5.7 km by 6.6 km, the land of a dense district. */
const UNITS = 60;
const CATEGORIES = ['ENVIRONMENT', 'PROPERTY', 'PARKING', 'NOISE', 'SAFETY', 'FACILITIES'] as const;
/** Places that many appeals are about. */
const HOT_PLACES = 40;

/** Numbers from 0 to 1, the same in every run. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The small town's form with as many buildings and appeals as a district has, spread and clustered. */
export function largeTown(size: {
  readonly buildings: number;
  readonly appeals: number;
  readonly seed: number;
}): Town {
  const town = smallTown();
  const random = numbers(size.seed);
  const [building] = town.buildings;
  const [appeal] = town.appeals;
  const outline = rectangle(0, 0, UNITS, UNITS);
  const columns = Math.ceil(Math.sqrt(size.buildings));
  const step = UNITS / columns;
  const buildings = Array.from({ length: size.buildings }, (_, index) => {
    const [x, y] = [(index % columns) * step, Math.floor(index / columns) * step];
    const [width, height] = [step * (0.3 + 0.4 * random()), step * (0.2 + 0.3 * random())];
    return {
      ...building,
      id: `building-${index}`,
      name: `${index}号楼`,
      address: `示范路${index}号`,
      compoundId: null,
      geometry: rectangle(x + 0.1 * step, y + 0.1 * step, x + 0.1 * step + width, y + 0.1 * step + height),
    };
  });
  const hot = Array.from({ length: HOT_PLACES }, () => [random() * UNITS, random() * UNITS] as const);
  const within = (value: number) => Math.min(UNITS - 0.01, Math.max(0.01, value));
  const appeals = Array.from({ length: size.appeals }, (_, index) => {
    const [x, y] = hot[Math.floor(random() * HOT_PLACES)];
    const spread = random() < 0.7 ? 1.5 : UNITS;
    const coordinates = place(
      within(x + (random() - random()) * spread),
      within(y + (random() - random()) * spread),
    );
    return {
      ...appeal,
      id: `appeal-${index}`,
      number: `YT${index}`,
      category: CATEGORIES[Math.floor(random() * CATEGORIES.length)],
      place: { type: 'Point' as const, coordinates },
    };
  });
  const bounds = [...place(0, 0), ...place(UNITS, UNITS)] as unknown as Town['district']['bounds'];
  return { ...town, district: { ...town.district, outline, bounds }, buildings, appeals };
}
