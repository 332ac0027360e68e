import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type NewLayer, StoreError, SYSTEM_ACTOR } from '../../src/index.ts';
import { describeOnEngines } from '../support/engines.ts';
import { cell, OUTLINE, ring, tinyDistrict } from '../support/tiny-plan.ts';

const OFFICER = { accountId: null, name: 'officer' };
const BOWTIE = ring([0, 0], [1, 1], [1, 0], [0, 1]);

function draft(...features: NewLayer['features']): NewLayer {
  return {
    departmentId: 'police',
    fileId: null,
    fileName: 'police.geojson',
    fileBytes: 10,
    report: { read: features.length },
    features,
  };
}

function feature(id: string, row: number, geometry: Polygon | MultiPolygon) {
  return { id, row, geometry, areaM2: 100 };
}

describeOnEngines('a layer', (opened) => {
  it('is a draft, then accepted in place of the one before, then neither again', async () => {
    const { district, layerIds } = await tinyDistrict(opened().store, '990201');
    const made = await district.layers.createDraft(
      draft(feature('x', 1, cell(0, 0)), feature('y', 2, cell(1, 0))),
      OFFICER,
    );
    if ('kind' in made) throw new Error(made.code);
    expect(made).toMatchObject({
      status: 'draft',
      gridCount: 2,
      bounds: [118.2, 31.1, 118.202, 31.101],
      report: { read: 2 },
    });
    expect((await district.layers.acceptedLayers()).get('police')?.id).toBe(layerIds[0]);

    expect(await district.layers.accept(made.id, OFFICER)).toMatchObject({ status: 'accepted' });
    expect((await district.layers.acceptedLayers()).get('police')?.id).toBe(made.id);
    expect((await district.layers.layer(layerIds[0]))?.status).toBe('replaced');
    expect(await district.layers.accept(made.id, OFFICER)).toMatchObject({
      kind: 'refused',
      code: 'layer-not-draft',
    });
    expect(await district.layers.discard('none', OFFICER)).toMatchObject({
      kind: 'refused',
      code: 'layer-not-found',
    });
    const lines = await district.audit.lines({ objectKind: 'layer', objectId: made.id }, { first: 10 });
    expect(lines.nodes.map((line) => [line.action, line.accountName])).toEqual([
      ['layer.accept', 'officer'],
      ['layer.create', 'officer'],
    ]);
  });

  it('joins features that share an id to one grid and gives them back one by one', async () => {
    const { district } = await tinyDistrict(opened().store, '990202');
    const two: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [cell(0, 0).coordinates, cell(2, 0).coordinates],
    };
    const made = await district.layers.createDraft(
      draft(feature('x', 1, two), feature('y', 2, cell(1, 0)), feature('x', 3, cell(0, 1))),
      OFFICER,
    );
    if ('kind' in made) throw new Error(made.code);
    expect(made.gridCount).toBe(2);
    const page = await district.layers.legacyGrids(made.id, { first: 1 });
    expect(page).toMatchObject({ totalCount: 2, hasNextPage: true });
    expect(page.nodes[0]).toMatchObject({ gridId: 'x', row: 1, areaM2: 200, departmentId: 'police' });
    expect(page.nodes[0].geometry.coordinates).toHaveLength(3);
    const [layer] = await district.layers.departmentLayers([made.id, 'none']);
    expect(layer.grids).toEqual([
      { id: 'x', row: 1, geometry: two },
      { id: 'y', row: 2, geometry: cell(1, 0) },
      { id: 'x', row: 3, geometry: cell(0, 1) },
    ]);
  });

  it('with rings that cross is refused with its rows, and nothing is written', async () => {
    const { district } = await tinyDistrict(opened().store, '990203');
    const before = await district.layers.layers({}, { first: 50 });
    const outcome = await district.layers.createDraft(
      draft(feature('x', 1, cell(0, 0)), feature('y', 7, BOWTIE)),
      OFFICER,
    );
    expect(outcome).toEqual({ kind: 'refused', code: 'geometry-not-valid', params: { rows: '7' } });
    expect(await district.layers.layers({}, { first: 50 })).toEqual(before);
    expect(
      await district.layers.createDraft(
        { ...draft(feature('x', 1, cell(0, 0))), departmentId: 'nobody' },
        OFFICER,
      ),
    ).toMatchObject({ code: 'unknown-department' });
    expect(await district.layers.createDraft(draft(), OFFICER)).toMatchObject({ code: 'layer-empty' });
  });

  describe('with geometry that the gate refuses', () => {
    const bad: Record<string, Polygon> = {
      'geometry-not-finite': {
        type: 'Polygon',
        coordinates: [
          [
            [118.2, Number.NaN],
            [118.3, 31],
            [118.3, 31.1],
            [118.2, Number.NaN],
          ],
        ],
      },
      'geometry-out-of-range': {
        type: 'Polygon',
        coordinates: [
          [
            [518, 31],
            [519, 31],
            [519, 32],
            [518, 31],
          ],
        ],
      },
      'geometry-ring-open': {
        type: 'Polygon',
        coordinates: [
          [
            [118, 31],
            [119, 31],
            [119, 32],
            [118, 32],
          ],
        ],
      },
      'geometry-ring-short': {
        type: 'Polygon',
        coordinates: [
          [
            [118, 31],
            [119, 31],
            [118, 31],
          ],
        ],
      },
      'geometry-empty': { type: 'Polygon', coordinates: [] },
    };
    let serial = 990_210;
    it.each(Object.entries(bad))('%s', async (code, geometry) => {
      const { district } = await tinyDistrict(opened().store, String(++serial));
      const making = district.layers.createDraft(draft(feature('x', 1, geometry)), OFFICER);
      await expect(making).rejects.toSatisfy((error) => error instanceof StoreError && error.code === code);
      expect((await district.layers.layers({ status: 'draft' }, { first: 1 })).totalCount).toBe(0);
    });
  });

  it('filters refuse shapes that cross themselves, in place of an empty answer', async () => {
    const { district } = await tinyDistrict(opened().store, '990220');
    for (const filter of [{ within: BOWTIE }, { intersects: BOWTIE }]) {
      await expect(district.assets.buildings(filter, { first: 1 })).rejects.toMatchObject({
        code: 'geometry-not-valid',
      });
    }
    const crossed = opened().store.createDistrict(
      { code: '990221', name: 'x', nameEn: 'x', synthetic: true, outline: BOWTIE },
      SYSTEM_ACTOR,
    );
    await expect(crossed).rejects.toMatchObject({ code: 'geometry-not-valid' });
    expect(await opened().store.district('990221')).toBeNull();
    expect((await opened().store.district('990220'))?.outline).toEqual(OUTLINE);
  });

  it('keeps received files byte for byte', async () => {
    const { district } = await tinyDistrict(opened().store, '990222');
    const content = new Uint8Array(3 * 1024 * 1024).map((_, i) => (i * 7919) % 256);
    const file = await district.files.keep({ name: '网格.geojson', content }, OFFICER);
    expect(file).toMatchObject({ name: '网格.geojson', bytes: content.length, receivedBy: 'officer' });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await district.files.file(file.id)).toEqual(file);
    expect(Buffer.compare((await district.files.content(file.id))!, content)).toBe(0);
    expect(await district.files.content('none')).toBeNull();
  });
});
