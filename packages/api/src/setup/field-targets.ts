import type { BaseDataKind } from '@onegrid/store';

/** Something that an import takes from a field of a file. */
export interface Target {
  readonly key: string;
  readonly required: boolean;
  /** Names such a field has, in Chinese and English, without case, spaces and punctuation; the likeliest first. */
  readonly names: readonly string[];
  /** Whether its values are numbers. */
  readonly number: boolean;
  /** Whether every feature has a value of its own. */
  readonly unique: boolean;
}

const ID: Target = {
  key: 'id',
  required: false,
  names: [
    'id',
    '编号',
    '唯一编号',
    '标识',
    '标识码',
    'bsm',
    'guid',
    'uuid',
    'fid',
    'objectid',
    'gid',
    'osmid',
  ],
  number: false,
  unique: true,
};

const NAME = ['名称', '中文名称', '中文名', 'name', 'mc', 'namezh', 'mingcheng', 'fname', 'label', 'title'];

function text(key: string, names: readonly string[], required = false): Target {
  return { key, required, names, number: false, unique: false };
}

function number(key: string, names: readonly string[]): Target {
  return { key, required: false, names, number: true, unique: false };
}

const NAME_EN = text('nameEn', ['英文名称', '英文名', 'nameen', 'ename', 'enname']);
const CODE = ['代码', '编码', '行政区划代码', '区划代码', 'code', 'dm', 'xzqdm', 'qhdm', 'adcode'];
const KIND = text('kind', [
  '类型',
  '类别',
  '种类',
  '性质',
  '用途',
  'kind',
  'type',
  'category',
  'lx',
  'fclass',
]);
const ADDRESS = text('address', [
  '地址',
  '详细地址',
  '门牌',
  '门牌号',
  '住址',
  'address',
  'addr',
  'dz',
  'location',
]);

/** What each kind of base data takes, in the order in which a person maps it. */
export const BASE_DATA_TARGETS: Readonly<Record<BaseDataKind, readonly Target[]>> = {
  outline: [],
  towns: [
    text(
      'name',
      ['乡镇名称', '街道名称', '镇名', '乡镇', '街道', '镇街', ...NAME, 'town', 'townname', 'xzmc'],
      true,
    ),
    text('code', ['乡镇代码', '街道代码', ...CODE, 'towncode']),
    NAME_EN,
  ],
  communities: [
    text(
      'name',
      [
        '社区名称',
        '社区',
        '村居名称',
        '村居',
        '居委会',
        ...NAME,
        'community',
        'communityname',
        'sqmc',
        'neighborhood',
      ],
      true,
    ),
    text('code', ['社区代码', '社区编码', ...CODE, 'communitycode', 'sqdm']),
    text('town', [
      '所属街道',
      '所属乡镇',
      '乡镇',
      '街道',
      '镇街',
      '乡镇名称',
      '街道名称',
      'town',
      'street',
      'ssjd',
      'ssxz',
    ]),
    NAME_EN,
  ],
  compounds: [
    text('name', ['小区名称', '小区', '院落名称', ...NAME, 'compound', 'estate', 'xqmc']),
    { ...ID, names: ['小区编号', ...ID.names] },
    KIND,
    ADDRESS,
  ],
  buildings: [
    number('households', [
      '户数',
      '住户数',
      '总户数',
      '居民户数',
      'households',
      'household',
      'hh',
      'hs',
      'units',
      'flats',
    ]),
    text('name', ['楼栋名称', '楼栋', '楼名', '建筑名称', '楼号', ...NAME, 'building', 'bldgname', 'ldmc']),
    { ...ID, names: ['楼栋编号', '建筑编号', ...ID.names] },
    ADDRESS,
    text('compound', [
      '所属小区',
      '小区名称',
      '小区',
      '小区编号',
      'compound',
      'compoundid',
      'estate',
      'ssxq',
    ]),
    number('floors', [
      '层数',
      '楼层',
      '地上层数',
      'floors',
      'floor',
      'levels',
      'buildinglevels',
      'storeys',
      'cs',
    ]),
    KIND,
  ],
  streets: [
    text('name', ['道路名称', '路名', '街道名称', 'streetname', 'roadname', 'street', 'dlmc', ...NAME]),
    { ...ID, names: ['道路编号', ...ID.names] },
    text('class', ['道路等级', '等级', '类型', 'class', 'highway', 'fclass', 'roadclass', 'type', 'dldj']),
    number('width', ['路宽', '宽度', '红线宽度', 'width', 'widthm', 'kd']),
  ],
  water: [text('name', ['水系名称', '河流名称', ...NAME, 'water']), ID, KIND],
};

/** What a department's layer takes. */
export const LAYER_TARGETS: readonly Target[] = [
  {
    ...ID,
    names: [
      '网格编号',
      '网格编码',
      '网格代码',
      '网格号',
      '网格id',
      '网格名称',
      'gridid',
      'gridcode',
      'wgbh',
      'wgbm',
      'wgdm',
      ...ID.names,
      ...CODE,
      'district',
      'name',
    ],
  },
];
