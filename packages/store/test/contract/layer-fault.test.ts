import type { LayerFault, LayerRepairs } from '@onegrid/planning';
import { expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { at, cell, tinyDistrict } from '../support/tiny-plan.ts';

function fault(id: string, kind: LayerFault['kind'], areaM2: number): LayerFault {
  return {
    id,
    kind,
    at: at(1, 1) as [number, number],
    place: cell(1, 1),
    areaM2,
    households: 3,
    grids: ['P1', 'P2'],
    repair: {
      receiver: 'P1',
      by: 'longest-border',
      candidates: [{ grid: 'P1', borderM: 12, households: null }],
    },
  };
}

const FAULTS = [fault('z', 'overlap', 50), fault('a', 'gap', 20), fault('m', 'overlap', 1)];
const REPAIRS: LayerRepairs = { rule: 'priority', priority: ['P2', 'P1'], byHand: { z: null, a: 'P2' } };

describeOnEngines('the faults of a layer', (opened) => {
  it('are kept in their order, counted and listed by kind', async () => {
    const { district, layerIds } = await tinyDistrict(opened().store, '990831');
    const [layer] = layerIds;
    const { layerFaults } = district;
    expect((await layerFaults.faults(layer!, {}, { first: 50 })).nodes).toEqual([]);
    await layerFaults.keep(layer!, 'first', FAULTS);
    await layerFaults.keep(layer!, 'first', []);
    expect((await layerFaults.standing(layer!))?.kept).toBe('first');
    const page = await layerFaults.faults(layer!, {}, { first: 2 });
    expect(page).toMatchObject({ nodes: FAULTS.slice(0, 2), totalCount: 3, hasNextPage: true });
    const next = await layerFaults.faults(layer!, {}, { first: 2, after: page.cursors[1]! });
    expect(next.nodes).toEqual(FAULTS.slice(2));
    const overlaps = await layerFaults.faults(layer!, { kind: 'overlap' }, { first: 50 });
    expect(overlaps.nodes.map(({ id }) => id)).toEqual(['z', 'm']);
    expect(await layerFaults.counted(layer!)).toEqual([
      { kind: 'gap', count: 1, areaM2: 20 },
      { kind: 'overlap', count: 2, areaM2: 51 },
    ]);
    await layerFaults.keep(layer!, 'second', FAULTS.slice(1));
    expect((await layerFaults.faults(layer!, {}, { first: 50 })).nodes).toEqual(FAULTS.slice(1));
  });

  it('are repaired as chosen: the merge reads it, the faults are found anew, the trail tells', async () => {
    const { district, layerIds } = await tinyDistrict(opened().store, '990832');
    const [layer] = layerIds;
    const before = await district.layerFaults.standing(layer!);
    await district.layerFaults.keep(layer!, before!.now, FAULTS);
    expect(await district.layerFaults.standing(layer!)).toEqual({ kept: before!.now, now: before!.now });
    expect(await district.layerFaults.chooseRepairs(layer!, REPAIRS, SYSTEM_ACTOR)).toBeNull();
    expect(await district.layers.layer(layer!)).toMatchObject({ repairs: REPAIRS });
    const after = await district.layerFaults.standing(layer!);
    expect(after?.kept).toBeNull();
    expect(after?.now).not.toBe(before!.now);
    expect(await district.layerFaults.standing('none')).toBeNull();
    const [chosen, untouched] = await district.layers.departmentLayers(layerIds);
    expect(chosen?.repairs).toEqual(REPAIRS);
    expect(untouched).not.toHaveProperty('repairs');
    const trail = await district.audit.lines({ objectKind: 'layer', objectId: layer! }, { first: 1 });
    expect(trail.nodes[0]).toMatchObject({ action: 'layer.repairs', before: null, after: REPAIRS });
  });

  it('cannot be chosen for of a layer that is put aside, or is not there', async () => {
    const { district, layerIds } = await tinyDistrict(opened().store, '990833');
    const [layer] = layerIds;
    const features = [{ id: 'P1', row: 1, geometry: cell(0, 0), areaM2: 1 }];
    const draft = await district.layers.createDraft(
      { departmentId: 'police', fileId: null, fileName: 'p', fileBytes: 1, report: {}, features },
      SYSTEM_ACTOR,
    );
    if ('kind' in draft) throw new Error(draft.code);
    expect(await district.layerFaults.chooseRepairs(draft.id, REPAIRS, SYSTEM_ACTOR)).toBeNull();
    await district.layers.accept(draft.id, SYSTEM_ACTOR);
    expect(await district.layerFaults.chooseRepairs(layer!, REPAIRS, SYSTEM_ACTOR)).toMatchObject({
      code: 'layer-not-current',
      params: { status: 'replaced' },
    });
    expect(await district.layerFaults.chooseRepairs('none', REPAIRS, SYSTEM_ACTOR)).toMatchObject({
      code: 'layer-not-found',
    });
  });
});
