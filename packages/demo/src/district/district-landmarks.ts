import { LANDMARKS, type Landmark } from '../landmarks.ts';
import type { Hall } from '../layouts.ts';
import { add, type Point2 } from '../plane.ts';
import { MARKET_TOWNS, SEAT_NAME } from './names.ts';

const hall = (label: string, length: number, depth: number, floors: number): Hall => ({
  label,
  length,
  depth,
  floors,
});

const MALL = [hall('商场主楼', 84, 46, 5), hall('商务楼', 34, 22, 12), hall('停车楼', 40, 24, 4)];
const STATION = [hall('站房', 96, 26, 2), hall('售票楼', 34, 16, 2), hall('行包房', 40, 14, 1)];
const TOWN_SCHOOL = [hall('教学楼', 54, 13, 4), hall('综合楼', 40, 13, 4), hall('食堂', 26, 14, 2)];
const CLINIC = [hall('门诊楼', 40, 16, 4), hall('住院楼', 34, 14, 4)];
const TOWN_OFFICE = [hall('办公楼', 44, 14, 5), hall('便民服务中心', 30, 16, 2)];
const TOWN_MARKET = [hall('大棚', 46, 24, 1), hall('管理用房', 18, 9, 2)];

/** The landmarks of the start-up town under the names of the county seat, with its malls, station and towns. */
export const DISTRICT_LANDMARKS: readonly Landmark[] = [
  ...LANDMARKS.map((landmark): Landmark => {
    const name = landmark.name.replace('云汀', '霁川').replace('汀城街道办事处', `${SEAT_NAME}镇人民政府`);
    return name === '霁川商业广场' ? { ...landmark, name, compound: 'mall' } : { ...landmark, name };
  }),
  mall('新城购物中心', 'new', [-120, -620]),
  mall('解放路百货大楼', 'middle', [-420, 360]),
  mall('江南生活广场', 'new', [860, -640]),
  {
    name: '霁川火车站',
    compound: 'station',
    landUse: null,
    buildingKind: 'civic',
    zone: 'country',
    near: [60, -1990],
    areaM2: [15_000, 140_000],
    halls: STATION,
  },
  ...MARKET_TOWNS.flatMap(({ name, at }): Landmark[] => [
    townLandmark(
      `${name}镇人民政府`,
      'government',
      'civic',
      add(at, [120, -90]),
      [3500, 22_000],
      TOWN_OFFICE,
    ),
    townLandmark(`${name}中学`, 'school', 'school', add(at, [-260, -120]), [9000, 36_000], TOWN_SCHOOL),
    townLandmark(
      `${name}中心小学`,
      'school',
      'school',
      add(at, [260, 200]),
      [5500, 30_000],
      TOWN_SCHOOL.slice(0, 2),
    ),
    townLandmark(`${name}卫生院`, 'hospital', 'hospital', add(at, [-40, -120]), [3500, 20_000], CLINIC),
    townLandmark(`${name}农贸市场`, 'market', 'market', add(at, [60, 60]), [3500, 20_000], TOWN_MARKET),
  ]),
];

function mall(name: string, zone: Landmark['zone'], near: Point2): Landmark {
  return {
    name,
    compound: 'mall',
    landUse: null,
    buildingKind: 'market',
    zone,
    near,
    areaM2: [9000, 40_000],
    halls: MALL,
  };
}

function townLandmark(
  name: string,
  compound: Landmark['compound'],
  buildingKind: Landmark['buildingKind'],
  near: Point2,
  areaM2: Landmark['areaM2'],
  halls: readonly Hall[],
): Landmark {
  return { name, compound, landUse: null, buildingKind, zone: 'middle', near, areaM2, halls };
}
