import { type Ground, TOWN_CUTS, type ZoneCuts } from '../blocks.ts';
import { eastingAt, heightAt } from '../curve.ts';
import { landLines } from '../ground.ts';
import { type Point2, pointInRing } from '../plane.ts';
import type { Random } from '../random.ts';
import { type Zone, zoneAt } from '../zones.ts';
import { type Countryside, drawCountryside, isWater } from './countryside.ts';
import { type Geography, railwayLine, ringRoadLine } from './geography.ts';
import { clipped, isInTown } from './market-town.ts';
import { laneNames } from './names.ts';

/** The land of the district: the county seat inside its ring road, the market towns, and villages between. */
export function districtGround(
  geography: Geography,
  random: Random,
): { readonly ground: Ground; readonly countryside: Countryside } {
  const zone = (place: Point2): Zone => districtZoneAt(place, geography);
  const countryside = drawCountryside(
    geography,
    (place) => zone(place) === 'country' && geography.towns.every((town) => !isInTown(town, place)),
    random.stream('countryside'),
  );
  const { outline, river, railway, seat, ringRoad, fringe, towns, highways } = geography;
  const ground: Ground = {
    lines: [
      ...landLines(outline, river),
      railwayLine(railway),
      ...seat.lines.map((line) => (line.kind === 'arterial' ? line : clipped(line, ringRoad))),
      ...fringe.lines,
      ringRoadLine(ringRoad),
      ...highways,
      ...towns.flatMap(({ lines }) => lines),
      ...countryside.roads,
    ],
    zoneAt: zone,
    cuts: districtCuts(random.stream('cuts')),
  };
  return { ground, countryside };
}

export function districtZoneAt(place: Point2, geography: Geography): Zone {
  const town = geography.towns.find((one) => isInTown(one, place));
  if (town) return town.zoneAt(place);
  if (pointInRing(place, geography.ringRoad)) return seatZoneAt(place, geography);
  return isWater(geography, place) ? 'river' : 'country';
}

/** The zones of the start-up town, and what it has grown by on both sides. */
function seatZoneAt(place: Point2, { river, seat, fringe }: Geography): Zone {
  const zone = zoneAt(place, river, seat);
  const [x, y] = place;
  if (zone !== 'country' || x < eastingAt(seat.welcome, y) || x > eastingAt(seat.industry, y)) return zone;
  if (y > 0 && y < heightAt(fringe.north, x)) return 'rows';
  if (y < 0 && y > heightAt(fringe.south, x)) return x < -300 ? 'new' : 'rows';
  return zone;
}

/** As in the start-up town, with larger fields and enough names for every lane. */
function districtCuts(random: Random): ZoneCuts {
  const quarter = laneNames('里', random);
  const alleys = [...TOWN_CUTS.old!.names, ...laneNames('巷', random)];
  return {
    ...TOWN_CUTS,
    old: { ...TOWN_CUTS.old!, names: alleys },
    middle: { ...TOWN_CUTS.middle!, names: quarter },
    north: { ...TOWN_CUTS.north!, names: quarter },
    new: { ...TOWN_CUTS.new!, names: quarter },
    industry: { ...TOWN_CUTS.industry!, names: quarter },
    rows: { ...TOWN_CUTS.middle!, largest: 26_000, streetAbove: 30_000, names: quarter },
    country: {
      ...TOWN_CUTS.country!,
      largest: 120_000,
      streetAbove: 520_000,
      names: laneNames('支路', random),
    },
  };
}
