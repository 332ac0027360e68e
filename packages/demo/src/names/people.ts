import type { Random } from '../random.ts';

/** Common surnames with their rough frequency. */
const SURNAMES: readonly (readonly [string, number])[] = [
  ['王', 72],
  ['李', 72],
  ['张', 68],
  ['刘', 53],
  ['陈', 45],
  ['杨', 31],
  ['赵', 22],
  ['黄', 22],
  ['周', 20],
  ['吴', 20],
  ['徐', 17],
  ['孙', 15],
  ['胡', 13],
  ['朱', 12],
  ['高', 11],
  ['林', 11],
  ['何', 10],
  ['郭', 10],
  ['马', 10],
  ['罗', 8],
  ['梁', 8],
  ['宋', 8],
  ['郑', 8],
  ['谢', 7],
  ['韩', 7],
  ['唐', 7],
  ['冯', 6],
  ['于', 6],
  ['董', 6],
  ['萧', 5],
  ['程', 6],
  ['曹', 6],
  ['袁', 5],
  ['邓', 5],
  ['许', 5],
  ['傅', 4],
  ['沈', 5],
  ['曾', 5],
  ['彭', 5],
  ['吕', 5],
];
const FIRST = [
  '建',
  '志',
  '晓',
  '文',
  '国',
  '明',
  '海',
  '春',
  '秀',
  '玉',
  '永',
  '家',
  '立',
  '红',
  '少',
  '德',
  '金',
  '新',
  '庆',
  '雅',
] as const;
const SECOND = [
  '平',
  '华',
  '芳',
  '军',
  '英',
  '峰',
  '兰',
  '强',
  '梅',
  '勇',
  '霞',
  '林',
  '娟',
  '涛',
  '云',
  '斌',
  '萍',
  '宁',
  '静',
  '刚',
] as const;
const SINGLE = ['敏', '磊', '洁', '伟', '琴', '鹏', '丽', '超', '燕', '辉'] as const;

/** An invented person's name, different from those already used. */
export function inventName(random: Random, used: Set<string>): string {
  for (;;) {
    const [surname] = random.weighted(SURNAMES, ([, weight]) => weight);
    const name =
      surname + (random.chance(0.22) ? random.pick(SINGLE) : random.pick(FIRST) + random.pick(SECOND));
    if (used.has(name)) continue;
    used.add(name);
    return name;
  }
}
