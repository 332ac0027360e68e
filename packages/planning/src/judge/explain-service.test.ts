import { expect, it } from 'vitest';
import { message } from '../messages/message.ts';
import { serviceReasons } from './explain-service.ts';

it('words the measures that are known on both sides', () => {
  const comparison = {
    before: {
      householdsPerGrid: 412.34,
      householdsPerWorker: null,
      buildingsAgreedShare: 0.615,
      bordersThroughBuilding: 0.234,
      buildingsCut: 31,
      bordersOnWalk: 1.25,
    },
    after: {
      householdsPerGrid: 318,
      householdsPerWorker: 300,
      buildingsAgreedShare: 1,
      bordersThroughBuilding: 0,
      buildingsCut: 0,
      bordersOnWalk: 0.204,
    },
  };
  const sentences = serviceReasons(comparison).map(({ code, params }) => message('zh-CN', code, params));
  expect(sentences).toEqual([
    '更精细：每个网格平均住户由 412.3 变为 318。合并前为各部门网格内住户之和除以各部门网格数之和。',
    '更精准：各部门网格都归到同一个统一网格的建筑占 61.5%；合并后整栋在一个统一网格内的占 100%。',
    '更便民：平均每栋建筑被网格界线分割的次数，合并前按各部门相加，由 0.23 变为 0。',
    '被网格界线分割（超过 2% 在外）的建筑数，合并前为至少一个部门分割的，由 31 变为 0。',
    '从一栋建筑直线走到最近的四栋建筑，平均穿过的网格界线数，合并前按各部门相加，由 1.3 变为 0.2。',
  ]);
  expect(serviceReasons(comparison).map(({ code, params }) => message('en', code, params))[1]).toBe(
    'More precise: the share of buildings whose departments’ grids all stand for one unified grid, 61.5%; after, of those that lie in one unified grid, 100%.',
  );
});
