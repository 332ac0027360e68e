import { expect, it } from 'vitest';
import { lockKey, toggled } from './locks.ts';

const none = { plan: '', grids: [], arcs: [] };

it('locks and frees grids and arcs by turns', () => {
  const one = toggled(none, 'p@1', 'grids', '001');
  const two = toggled(one, 'p@1', 'arcs', 'a7');
  expect(two).toEqual({ plan: 'p@1', grids: ['001'], arcs: ['a7'] });
  expect(toggled(two, 'p@1', 'grids', '001')).toEqual({ plan: 'p@1', grids: [], arcs: ['a7'] });
});

it('drops the locks of another revision', () => {
  const old = toggled(none, lockKey({ id: 'p', revision: 1 }), 'arcs', 'a7');
  expect(toggled(old, lockKey({ id: 'p', revision: 2 }), 'grids', '002')).toEqual({
    plan: 'p@2',
    grids: ['002'],
    arcs: [],
  });
});
