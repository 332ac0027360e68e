import type { CommunityPlan, TownshipPlan } from '../communities.ts';
import type { NameCompound, NamedKind } from '../compounds.ts';
import { ESTATES, FACTORIES, WORK_UNITS } from '../names/compounds.ts';
import { distance, type Point2 } from '../plane.ts';
import type { Random } from '../random.ts';

export const DISTRICT_NAME = { code: '999902', name: '霁川示范区', nameEn: 'Jichuan Demonstration District' };
export const RIVER = '霁川河';
export const RAILWAY = '宁霁铁路';
export const RING_ROAD = '绕城路';

/** A market town before its streets are drawn. */
export interface TownSite {
  readonly name: string;
  readonly at: Point2;
  /** Half of its length along the highway and of its depth, in metres. */
  readonly half: Point2;
  /** Names of its streets: the main street, the road round it, then the others. */
  readonly streets: readonly string[];
}

export const SEAT_NAME = '霁城';

export const MARKET_TOWNS: readonly TownSite[] = [
  {
    name: '柳渡',
    at: [-4850, 330],
    half: [600, 420],
    streets: [
      '柳渡老街',
      '柳渡环路',
      '渡口街',
      '柳堤路',
      '柳荫路',
      '塘湾路',
      '上渡路',
      '下渡路',
      '船坞路',
      '柳园路',
    ],
  },
  {
    name: '石矶',
    at: [-3300, 3100],
    half: [540, 410],
    streets: [
      '石矶老街',
      '石矶环路',
      '矶山街',
      '采石路',
      '矶头路',
      '石台路',
      '望矶路',
      '石榴路',
      '石门路',
      '矶南路',
    ],
  },
  {
    name: '青圩',
    at: [2600, 3250],
    half: [580, 400],
    streets: [
      '青圩老街',
      '青圩环路',
      '圩心街',
      '青禾路',
      '圩堤路',
      '青阳路',
      '圩东路',
      '圩西路',
      '青年圩路',
      '青莲路',
    ],
  },
  {
    name: '桐湾',
    at: [5750, 560],
    half: [590, 420],
    streets: [
      '桐湾老街',
      '桐湾环路',
      '桐花街',
      '梧桐湾路',
      '桐荫路',
      '湾头路',
      '桐山路',
      '桐溪路',
      '凤栖路',
      '湾里路',
    ],
  },
  {
    name: '鹭洲',
    at: [900, -3800],
    half: [520, 400],
    streets: [
      '鹭洲老街',
      '鹭洲环路',
      '白鹭街',
      '洲头路',
      '鹭鸣路',
      '沙洲路',
      '洲尾路',
      '鹭栖路',
      '芦花路',
      '鹭影路',
    ],
  },
];

export const DISTRICT_TOWNSHIPS: readonly TownshipPlan[] = [
  { code: '100', name: '霁城镇', nameEn: 'Jicheng Town' },
  { code: '101', name: '柳渡镇', nameEn: 'Liudu Town' },
  { code: '102', name: '石矶镇', nameEn: 'Shiji Town' },
  { code: '103', name: '青圩镇', nameEn: 'Qingxu Town' },
  { code: '104', name: '桐湾镇', nameEn: 'Tongwan Town' },
  { code: '105', name: '鹭洲镇', nameEn: 'Luzhou Town' },
];

/** A community and the middle from which it spreads. */
export interface CommunitySite extends CommunityPlan {
  readonly from: Point2;
}

const community = (
  townshipCode: string,
  code: string,
  name: string,
  nameEn: string,
  from: Point2,
): CommunitySite => ({
  townshipCode,
  code,
  name: `${name}社区`,
  nameEn: `${nameEn} Community`,
  from,
});

export const DISTRICT_COMMUNITIES: readonly CommunitySite[] = [
  community('100', '001', '老城', 'Laocheng', [220, 80]),
  community('100', '002', '北门', 'Beimen', [280, 690]),
  community('100', '003', '西园', 'Xiyuan', [-640, 330]),
  community('100', '004', '滨江', 'Binjiang', [-150, -480]),
  community('100', '005', '新城', 'Xincheng', [-100, -940]),
  community('100', '006', '南湖', 'Nanhu', [650, -820]),
  community('100', '007', '桥东', 'Qiaodong', [1350, -60]),
  community('100', '008', '城西', 'Chengxi', [-1650, -250]),
  community('100', '009', '城北', 'Chengbei', [-300, 1750]),
  community('101', '001', '柳渡街', 'Liudujie', [-4850, 330]),
  community('101', '002', '柳塘', 'Liutang', [-4300, -1800]),
  community('101', '003', '上渡', 'Shangdu', [-6300, 1000]),
  community('102', '001', '石矶街', 'Shijijie', [-3300, 3100]),
  community('102', '002', '望矶', 'Wangji', [-5600, 3300]),
  community('103', '001', '青圩街', 'Qingxujie', [2600, 3250]),
  community('103', '002', '青禾', 'Qinghe', [600, 3900]),
  community('103', '003', '圩东', 'Xudong', [4300, 3300]),
  community('104', '001', '桐湾街', 'Tongwanjie', [5750, 560]),
  community('104', '002', '桐溪', 'Tongxi', [5000, -2100]),
  community('105', '001', '鹭洲街', 'Luzhoujie', [900, -3800]),
  community('105', '002', '沙洲', 'Shazhou', [3000, -3000]),
  community('105', '003', '芦花', 'Luhua', [-2300, -3700]),
];

const VILLAGE_FIRST =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const VILLAGE_LAST = '圩冲塘湾坝岗庄店墩坂垅渡铺桥村塥埂嘴滩坑';

/** Names of villages in a shuffled order, no two alike. */
export function villageNames(random: Random): string[] {
  const names = [...VILLAGE_FIRST].flatMap((first) =>
    [...VILLAGE_LAST].map((last) => `${first}${random.chance(0.3) ? '家' : ''}${last}`),
  );
  return random.shuffled([...new Set(names)]);
}

const ROOTS =
  '朝阳 和兴 永丰 长青 安泰 福临 瑞祥 新桥 春晓 东湖 西溪 南塘 北苑 文峰 学林 书院 工农 前锋 胜利 民生 康乐 安居 锦绣 翠竹 紫荆 丁香 海棠 丹桂 红枫 白玉 金鼎 银河 明珠 宝塔 凤台 龙泉 鹤鸣 雁来 云峰 月湖 星光 晨曦 晚晴 春晖 秋水 冬青 夏荷 梅岭 兰亭 竹溪 菊苑 松涛 柏林 杨柳 槐安 榆林 枣阳 桃源 李园 杏花 樱园 榴园 橘洲 稻香 麦浪 棉丰 茶山 蚕桑 渔歌 牧野 耕读 织云 铸新 百川 千禧 万福 双喜 三星 四季 五福 六合 七彩 八方 九龙 十里 公园 站前 仁和 义安 礼泉 智远 信达 忠厚 孝友 廉泉 勤业 俭德 敬业 乐群 思源 致远 弘毅 博雅 尚文 崇德 明理 正阳 清源 静安 宁远 定海 怀德'.split(
    ' ',
  );

/** Names of lanes with an ending, in a shuffled order. */
export function laneNames(ending: string, random: Random): readonly string[] {
  return random.shuffled(ROOTS.map((root) => root + ending));
}

const ESTATE_ENDINGS = ['花园', '家园', '名苑', '华府', '嘉园', '小区'];
const TOWN_UNITS = [
  '粮站宿舍',
  '供销社家属院',
  '中学教师楼',
  '卫生院宿舍',
  '信用社宿舍',
  '农机站家属院',
  '税务所宿舍',
  '水利站宿舍',
  '砖瓦厂宿舍',
  '食品站家属院',
  '邮电所宿舍',
  '米厂宿舍',
  '公社大院',
  '电管站宿舍',
  '兽医站宿舍',
  '文化站宿舍',
  '工商所宿舍',
  '蚕桑站宿舍',
  '轧花厂宿舍',
  '运输社家属院',
];
const TOWN_FACTORIES = [
  '粮油加工厂',
  '服装厂',
  '水泥制品厂',
  '五金厂',
  '纸箱厂',
  '饲料厂',
  '竹木制品厂',
  '塑料厂',
  '机械厂',
  '羽绒制品厂',
  '矿石加工厂',
  '建材厂',
];
const TOWN_ESTATES = ['新苑', '家园', '花园', '丽苑', '佳苑', '人家'];

/** The county seat's names where it is near, else those of the nearest market town. */
export function districtNames(random: Random): NameCompound {
  const ours = (name: string): string => name.replaceAll('云汀', '霁川').replaceAll('汀川', '霁川');
  const seat: Record<Exclude<NamedKind, 'row-village'>, string[]> = {
    estate: [
      ...random.shuffled(ROOTS.flatMap((root) => random.pick(ESTATE_ENDINGS).replace(/^/, root))),
      ...random.shuffled(ESTATES.map(ours).filter((name) => !name.includes('汀'))),
    ],
    'work-unit': [...random.shuffled(laneNames('新村', random)), ...random.shuffled(WORK_UNITS)],
    factory: random.shuffled(FACTORIES.map(ours)),
  };
  const towns = MARKET_TOWNS.map(({ name }) => ({
    estate: random.shuffled(TOWN_ESTATES.map((ending) => name + ending)),
    'work-unit': random.shuffled(TOWN_UNITS.map((ending) => name + ending)),
    factory: random.shuffled(TOWN_FACTORIES.map((ending) => name + ending)),
  }));
  return (kind, place) => {
    const town = MARKET_TOWNS.findIndex(({ at, half }) => distance(at, place) < half[0] * 1.6);
    if (kind === 'row-village') return `${MARKET_TOWNS[town]?.name ?? (place[1] > 0 ? '城北' : '城南')}新村`;
    return (town < 0 ? seat : towns[town]!)[kind].pop();
  };
}
