import type { Hall } from './layouts.ts';
import type { Point2 } from './plane.ts';
import type { BuildingKind, CompoundKind, LandUse } from './town.ts';
import type { Zone } from './zones.ts';

/** A place of which the town has one, and about where. */
export interface Landmark {
  readonly name: string;
  readonly compound: CompoundKind | null;
  readonly landUse: LandUse | null;
  readonly buildingKind: BuildingKind | null;
  readonly zone: Zone;
  readonly near: Point2;
  readonly areaM2: readonly [number, number];
  readonly halls: readonly Hall[];
}

const hall = (label: string, length: number, depth: number, floors: number): Hall => ({
  label,
  length,
  depth,
  floors,
});

const SCHOOL = [
  hall('教学楼', 62, 15, 5),
  hall('综合楼', 54, 15, 5),
  hall('实验楼', 46, 14, 4),
  hall('体育馆', 38, 26, 2),
  hall('食堂', 30, 18, 2),
];
const SMALL_SCHOOL = [hall('教学楼', 50, 13, 4), hall('综合楼', 36, 13, 4), hall('食堂', 22, 12, 1)];
const HOSPITAL = [
  hall('门诊楼', 56, 24, 6),
  hall('住院楼', 60, 20, 12),
  hall('医技楼', 40, 20, 5),
  hall('行政楼', 32, 13, 4),
  hall('后勤楼', 24, 12, 2),
];
const OFFICES = [
  hall('主楼', 76, 20, 8),
  hall('东附楼', 42, 15, 5),
  hall('西附楼', 42, 15, 5),
  hall('会议中心', 34, 26, 3),
  hall('食堂', 26, 16, 2),
];
const SERVICE = [hall('政务服务大厅', 56, 24, 4), hall('办公楼', 40, 15, 6)];
const MARKET = [
  hall('一号大棚', 52, 24, 1),
  hall('二号大棚', 52, 24, 1),
  hall('水产大棚', 34, 18, 1),
  hall('管理用房', 20, 9, 2),
];
const MALL = [hall('商场主楼', 90, 54, 5), hall('商务楼', 34, 22, 14), hall('影城', 44, 30, 4)];

export const LANDMARKS: readonly Landmark[] = [
  {
    name: '云汀示范区政务中心',
    compound: 'government',
    landUse: null,
    buildingKind: 'civic',
    zone: 'new',
    near: [60, -930],
    areaM2: [16_000, 40_000],
    halls: OFFICES,
  },
  {
    name: '市民广场',
    compound: null,
    landUse: 'square',
    buildingKind: null,
    zone: 'new',
    near: [80, -680],
    areaM2: [9_000, 40_000],
    halls: [],
  },
  {
    name: '汀城街道办事处',
    compound: 'government',
    landUse: null,
    buildingKind: 'civic',
    zone: 'middle',
    near: [-120, 330],
    areaM2: [5_000, 16_000],
    halls: SERVICE,
  },
  {
    name: '云汀人民医院',
    compound: 'hospital',
    landUse: null,
    buildingKind: 'hospital',
    zone: 'new',
    near: [-560, -680],
    areaM2: [16_000, 36_000],
    halls: HOSPITAL,
  },
  {
    name: '云汀中医院',
    compound: 'hospital',
    landUse: null,
    buildingKind: 'hospital',
    zone: 'middle',
    near: [620, 380],
    areaM2: [8_000, 22_000],
    halls: HOSPITAL.slice(0, 4),
  },
  {
    name: '云汀第一中学',
    compound: 'school',
    landUse: null,
    buildingKind: 'school',
    zone: 'north',
    near: [-620, 700],
    areaM2: [15_000, 34_000],
    halls: SCHOOL,
  },
  {
    name: '云汀实验中学',
    compound: 'school',
    landUse: null,
    buildingKind: 'school',
    zone: 'new',
    near: [640, -820],
    areaM2: [18_000, 42_000],
    halls: SCHOOL,
  },
  {
    name: '城北小学',
    compound: 'school',
    landUse: null,
    buildingKind: 'school',
    zone: 'north',
    near: [330, 780],
    areaM2: [8_000, 22_000],
    halls: SMALL_SCHOOL,
  },
  {
    name: '西园小学',
    compound: 'school',
    landUse: null,
    buildingKind: 'school',
    zone: 'middle',
    near: [-760, 230],
    areaM2: [7_000, 20_000],
    halls: SMALL_SCHOOL,
  },
  {
    name: '滨江小学',
    compound: 'school',
    landUse: null,
    buildingKind: 'school',
    zone: 'new',
    near: [-280, -420],
    areaM2: [9_000, 32_000],
    halls: SMALL_SCHOOL,
  },
  {
    name: '东门农贸市场',
    compound: 'market',
    landUse: null,
    buildingKind: 'market',
    zone: 'middle',
    near: [680, 200],
    areaM2: [6_000, 22_000],
    halls: MARKET,
  },
  {
    name: '城南农贸市场',
    compound: 'market',
    landUse: null,
    buildingKind: 'market',
    zone: 'new',
    near: [-640, -900],
    areaM2: [8_000, 30_000],
    halls: MARKET,
  },
  {
    name: '云汀商业广场',
    compound: 'market',
    landUse: null,
    buildingKind: 'market',
    zone: 'new',
    near: [380, -600],
    areaM2: [12_000, 36_000],
    halls: MALL,
  },
  {
    name: '文庙广场',
    compound: null,
    landUse: 'square',
    buildingKind: null,
    zone: 'old',
    near: [180, 150],
    areaM2: [1_800, 6_000],
    halls: [],
  },
  {
    name: '西园公园',
    compound: null,
    landUse: 'park',
    buildingKind: null,
    zone: 'middle',
    near: [-560, 300],
    areaM2: [9_000, 24_000],
    halls: [],
  },
  {
    name: '澄湖公园',
    compound: null,
    landUse: 'park',
    buildingKind: null,
    zone: 'new',
    near: [560, -480],
    areaM2: [14_000, 40_000],
    halls: [],
  },
];
