import type { AppealCategory } from './town.ts';

/** Where a kind of appeal arises. */
export type AppealSetting =
  | 'estate'
  | 'old'
  | 'street'
  | 'river'
  | 'market'
  | 'village'
  | 'school'
  | 'industry';
export type DayTime = 'morning' | 'office' | 'evening' | 'night';

/** A thing that people report, with its season, hour and place. */
export interface AppealKind {
  readonly category: AppealCategory;
  /** How common it is among all kinds. */
  readonly weight: number;
  /** Relative frequency from January to December. */
  readonly months: readonly number[];
  readonly time: DayTime;
  readonly setting: AppealSetting;
  /** Median days until it is closed. */
  readonly days: number;
  /** `{place}` is the compound, street or village, `{building}` the building, `{river}` the river. */
  readonly titles: readonly string[];
}

const EVEN = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] as const;
const WINTER = [10, 7, 2, 0, 0, 0, 0, 0, 0, 0, 3, 9] as const;
const SUMMER = [0.3, 0.3, 0.5, 1, 2, 6, 10, 9, 4, 1, 0.4, 0.3] as const;
const RAINS = [0.2, 0.3, 0.8, 1.5, 3, 10, 9, 4, 1.5, 0.6, 0.3, 0.2] as const;
const FESTIVE = [9, 10, 2, 1, 1, 0.5, 0.5, 0.5, 1, 1.5, 1, 2] as const;
const TERM = [1, 0.8, 3, 3, 3, 3, 0.5, 0.5, 6, 4, 3, 3] as const;

export const APPEAL_KINDS: readonly AppealKind[] = [
  {
    category: 'PARKING',
    weight: 13,
    months: EVEN,
    time: 'night',
    setting: 'estate',
    days: 4,
    titles: [
      '{place}夜间车辆占用消防通道',
      '{building}楼下乱停车，业主出不了门',
      '{place}车位不足，晚上回来没处停车',
      '{place}门口车辆双排停放，堵住出入口',
      '僵尸车长期占用{place}公共车位',
    ],
  },
  {
    category: 'PARKING',
    weight: 5,
    months: TERM,
    time: 'morning',
    setting: 'school',
    days: 6,
    titles: ['{place}上学时段门口车辆拥堵', '{place}门前家长车辆乱停，学生过马路危险'],
  },
  {
    category: 'PARKING',
    weight: 5,
    months: EVEN,
    time: 'office',
    setting: 'street',
    days: 5,
    titles: ['{place}人行道被机动车占用', '{place}路边划线车位被私自加装地锁', '{place}共享电动车乱停乱放'],
  },
  {
    category: 'NOISE',
    weight: 8,
    months: SUMMER,
    time: 'evening',
    setting: 'estate',
    days: 4,
    titles: [
      '{place}广场舞音响声音太大',
      '{place}楼下烧烤摊深夜喧哗',
      '{building}空调外机噪声扰民',
      '{place}夜间装修施工影响休息',
    ],
  },
  {
    category: 'NOISE',
    weight: 5,
    months: SUMMER,
    time: 'night',
    setting: 'market',
    days: 5,
    titles: ['{place}周边夜市摊点吵闹到凌晨', '{place}凌晨卸货噪声扰民'],
  },
  {
    category: 'NOISE',
    weight: 3,
    months: EVEN,
    time: 'night',
    setting: 'industry',
    days: 9,
    titles: ['{place}夜间机器轰鸣影响附近居民', '{place}货车夜间鸣笛'],
  },
  {
    category: 'ENVIRONMENT',
    weight: 7,
    months: [0.1, 0.1, 0.3, 0.8, 2, 5, 14, 8, 3, 0.6, 0.2, 0.1],
    time: 'evening',
    setting: 'river',
    days: 12,
    titles: ['{river}{place}段河水发臭', '{river}{place}段排口有污水排入', '{place}附近河面漂浮垃圾和死鱼'],
  },
  {
    category: 'ENVIRONMENT',
    weight: 8,
    months: [1, 1, 1, 1, 1.5, 2, 2.5, 2.5, 1.5, 1, 1, 1],
    time: 'morning',
    setting: 'estate',
    days: 3,
    titles: [
      '{place}垃圾桶满溢未及时清运',
      '{building}楼道堆放杂物',
      '{place}绿化带内有狗粪无人清理',
      '{place}楼道小广告太多',
    ],
  },
  {
    category: 'ENVIRONMENT',
    weight: 5,
    months: EVEN,
    time: 'office',
    setting: 'old',
    days: 5,
    titles: ['{place}公厕异味大', '{place}污水井堵塞外溢', '{place}墙面乱贴乱画', '{place}沿街店铺油烟直排'],
  },
  {
    category: 'ENVIRONMENT',
    weight: 3,
    months: [0.2, 0.2, 0.4, 1, 4, 6, 1, 0.5, 2, 7, 5, 0.5],
    time: 'evening',
    setting: 'village',
    days: 3,
    titles: ['{place}有人焚烧秸秆', '{place}沟渠垃圾无人清理'],
  },
  {
    category: 'PROPERTY',
    weight: 12,
    months: EVEN,
    time: 'office',
    setting: 'estate',
    days: 9,
    titles: [
      '{building}电梯故障多日未修',
      '{place}物业费上涨未征求业主意见',
      '{place}路灯不亮，物业迟迟不修',
      '{building}屋顶漏水，物业推诿',
      '{place}业委会换届迟迟未启动',
      '{place}公共收益未公示',
      '{place}门禁损坏，外来人员随意进出',
    ],
  },
  {
    category: 'SAFETY',
    weight: 6,
    months: EVEN,
    time: 'evening',
    setting: 'estate',
    days: 4,
    titles: [
      '{building}住户飞线充电',
      '{building}电动车推进楼道充电',
      '{place}高空抛物',
      '{building}楼道消防栓没有水',
    ],
  },
  {
    category: 'SAFETY',
    weight: 4,
    months: EVEN,
    time: 'office',
    setting: 'old',
    days: 8,
    titles: ['{place}老屋墙体开裂有倒塌危险', '{place}电线私拉乱接', '{place}窨井盖缺失'],
  },
  {
    category: 'SAFETY',
    weight: 4,
    months: FESTIVE,
    time: 'night',
    setting: 'village',
    days: 2,
    titles: ['{place}有人违规燃放烟花爆竹', '{place}路口没有路灯，夜间行车危险'],
  },
  {
    category: 'FACILITIES',
    weight: 8,
    months: WINTER,
    time: 'evening',
    setting: 'estate',
    days: 4,
    titles: [
      '{building}暖气不热',
      '{place}供暖管道漏水',
      '{building}水管冻裂停水',
      '{place}集中供暖温度不达标',
    ],
  },
  {
    category: 'FACILITIES',
    weight: 5,
    months: RAINS,
    time: 'morning',
    setting: 'street',
    days: 6,
    titles: ['{place}下雨积水，行人无法通行', '{place}雨水井堵塞', '{place}路面塌陷'],
  },
  {
    category: 'FACILITIES',
    weight: 5,
    months: EVEN,
    time: 'office',
    setting: 'street',
    days: 7,
    titles: [
      '{place}路灯不亮',
      '{place}人行道地砖破损',
      '{place}公交站台广告牌松动',
      '{place}红绿灯时间设置不合理',
    ],
  },
  {
    category: 'FACILITIES',
    weight: 3,
    months: EVEN,
    time: 'office',
    setting: 'estate',
    days: 14,
    titles: [
      '{place}健身器材损坏',
      '{place}请求加装电梯',
      '{place}快递柜无处安放',
      '{place}请求增设电动车充电棚',
    ],
  },
  {
    category: 'NEIGHBOURS',
    weight: 6,
    months: EVEN,
    time: 'evening',
    setting: 'estate',
    days: 6,
    titles: [
      '{building}楼上漏水，邻居不配合维修',
      '{building}邻居家养狗吠叫',
      '{building}邻居占用公共露台',
      '{building}楼上孩子夜间跑跳',
    ],
  },
  {
    category: 'NEIGHBOURS',
    weight: 3,
    months: EVEN,
    time: 'office',
    setting: 'village',
    days: 10,
    titles: ['{place}宅基地边界纠纷', '{place}排水沟走向引起邻里矛盾'],
  },
  {
    category: 'WELFARE',
    weight: 5,
    months: [2, 1.5, 1, 1, 1, 1, 1.5, 1.5, 1, 1, 1, 2],
    time: 'office',
    setting: 'estate',
    days: 8,
    titles: [
      '{building}独居老人请求上门探访',
      '{place}请求增设老年食堂',
      '{building}残疾家庭咨询补贴',
      '{place}暑期儿童无人看护，请求开设托管班',
    ],
  },
  {
    category: 'WELFARE',
    weight: 3,
    months: EVEN,
    time: 'office',
    setting: 'old',
    days: 8,
    titles: ['{place}空巢老人家中需要适老化改造', '{place}困难家庭申请临时救助'],
  },
  {
    category: 'OTHER',
    weight: 4,
    months: EVEN,
    time: 'office',
    setting: 'street',
    days: 5,
    titles: ['{place}流动摊贩占道经营', '咨询{place}道路改造工期', '{place}店招摇摇欲坠'],
  },
  {
    category: 'OTHER',
    weight: 3,
    months: EVEN,
    time: 'morning',
    setting: 'market',
    days: 5,
    titles: ['{place}缺斤短两', '{place}摊位外溢占用通道'],
  },
];
