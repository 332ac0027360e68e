import { expect, it } from 'vitest';
import { lockKey, toggled } from './locks.ts';

const none = { plan: '', grids: [], dedicated: [], arcs: [] };

it('locks and frees grids and arcs by turns', () => {
  const one = toggled(none, 'p@1', 'grids', '001');
  const two = toggled(one, 'p@1', 'arcs', 'a7');
  expect(two).toEqual({ plan: 'p@1', grids: ['001'], dedicated: [], arcs: ['a7'] });
  expect(toggled(two, 'p@1', 'grids', '001')).toEqual({
    plan: 'p@1',
    grids: [],
    dedicated: [],
    arcs: ['a7'],
  });
});

it('has a grid locked or dedicated, as it was said last', () => {
  const locked = toggled(toggled(none, 'p@1', 'grids', '001'), 'p@1', 'grids', '002');
  const dedicated = toggled(locked, 'p@1', 'dedicated', '001');
  expect(dedicated).toEqual({ plan: 'p@1', grids: ['002'], dedicated: ['001'], arcs: [] });
  expect(toggled(dedicated, 'p@1', 'grids', '001')).toEqual({
    plan: 'p@1',
    grids: ['002', '001'],
    dedicated: [],
    arcs: [],
  });
  expect(toggled(dedicated, 'p@1', 'dedicated', '001').dedicated).toEqual([]);
});

it('drops the locks of another revision', () => {
  const old = toggled(none, lockKey({ id: 'p', revision: 1 }), 'arcs', 'a7');
  expect(toggled(old, lockKey({ id: 'p', revision: 2 }), 'grids', '002')).toEqual({
    plan: 'p@2',
    grids: ['002'],
    dedicated: [],
    arcs: [],
  });
});
