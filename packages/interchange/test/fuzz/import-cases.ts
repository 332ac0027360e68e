import fc from 'fast-check';
import type { Feature, FeatureCollection, Polygon, Position } from 'geojson';
import { type ReceivedFile, toReference, writeShapefile, zipFiles } from '../../src/index.ts';
import type { ReadFeaturesOptions } from '../../src/read-features.ts';
import { changed, without } from '../support/shapefiles.ts';

/** A file with what must come of it: the features it was made of, or the reason why it is refused. */
export interface ImportCase {
  readonly what: string;
  readonly files: readonly ReceivedFile[];
  readonly options: ReadFeaturesOptions;
  readonly features: readonly Feature<Polygon>[];
  /** Codes of which one must be the refusal; null where the features must come back. */
  readonly refusal: readonly string[] | null;
  /** Whether the features may come back whole instead of the refusal. */
  readonly mayBeRead?: boolean;
  /** The notices that must be told; none where it is left out. */
  readonly notices?: readonly string[];
}

interface Delivery {
  readonly format: 'geojson' | 'loose' | 'zip';
  readonly encoding: 'gbk' | 'utf-8';
  readonly cpg: boolean;
  readonly reference: string;
}

/** What is done to a file, and what is expected then; undefined where it cannot be done to this delivery. */
type Damage = (made: ImportCase, delivery: Delivery, chance: Chance) => ImportCase | undefined;

interface Chance {
  /** From 0 to 1, 1 excluded. */
  readonly where: number;
  readonly bit: number;
}

const WORDS = [
  '第一网格',
  '繁阳镇党支部',
  '荻港社区',
  '孙村消防救援站',
  '平铺市场监督管理所',
  '新港城管中队',
  '峨山派出所辖区',
];

const square = fc
  .tuple(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 100, max: 900 }),
    fc.integer({ min: 100, max: 900 }),
    fc.boolean(),
  )
  .map(([column, row, width, height, hasHole]): Polygon => {
    const at = (x: number, y: number): Position => [
      (1_182_000_000 + 10_000 * column + 10 * x) / 1e7,
      (310_500_000 + 10_000 * row + 10 * y) / 1e7,
    ];
    const ring = (x: number, y: number, w: number, h: number) => [
      at(x, y),
      at(x + w, y),
      at(x + w, y + h),
      at(x, y + h),
      at(x, y),
    ];
    const hole = ring(30, 30, width - 60, height - 60).toReversed();
    return { type: 'Polygon', coordinates: [ring(0, 0, width, height), ...(hasHole ? [hole] : [])] };
  });

const features: fc.Arbitrary<Feature<Polygon>[]> = fc
  .array(
    fc.record({
      geometry: square,
      name: fc
        .array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 4 })
        .map((words) => words.join('')),
      households: fc.integer({ min: 0, max: 99_999 }),
      share: fc.integer({ min: 0, max: 1_000_000 }).map((value) => value / 1000),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((rows) =>
    rows.map(({ geometry, ...rest }, i) => ({
      type: 'Feature',
      geometry,
      properties: { code: `3402121000${String(10_000 + i)}`, ...rest },
    })),
  );

const delivery: fc.Arbitrary<Delivery> = fc.record({
  format: fc.constantFrom('geojson', 'loose', 'zip'),
  encoding: fc.constantFrom('gbk', 'utf-8'),
  cpg: fc.boolean(),
  reference: fc.constantFrom(
    'EPSG:4490',
    'EPSG:4326',
    'EPSG:4548',
    'EPSG:4527',
    'EPSG:3857',
    'EPSG:32650',
    'GCJ-02',
    'BD-09',
  ),
});

/** The case of a seed. */
export function randomImport(seed: number): ImportCase {
  const [drawn] = fc.sample(
    fc.record({
      features,
      delivery,
      damage: fc.constantFrom(...Object.keys(DAMAGES), 'none', 'none', 'none', 'none'),
      where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      bit: fc.integer({ min: 0, max: 7 }),
    }),
    { seed, numRuns: 1 },
  );
  const { damage, where, bit } = drawn!;
  const made = delivered(drawn!.features, drawn!.delivery);
  const damaged = DAMAGES[damage]?.(made, drawn!.delivery, { where, bit });
  return damaged === undefined ? made : { ...damaged, what: `${made.what}, ${damage}` };
}

function delivered(all: readonly Feature<Polygon>[], how: Delivery): ImportCase {
  const { format, encoding, cpg, reference } = how;
  // GeoJSON and shifted degrees do not say what they are in.
  const isSaid = format !== 'geojson' && !/^(?:GCJ|BD)/.test(reference);
  const options: ReadFeaturesOptions = { idField: 'code', ...(isSaid ? {} : { reference }) };
  const loose = writeShapefile(all, { name: 'grids', encoding, cpg, reference });
  const files =
    format === 'geojson'
      ? [{ name: 'grids.geojson', content: geoJsonIn(all, reference) }]
      : format === 'zip'
        ? [{ name: 'grids.zip', content: zipFiles(loose) }]
        : loose;
  return { what: JSON.stringify(how), files, options, features: all, refusal: null };
}

function geoJsonIn(all: readonly Feature<Polygon>[], reference: string): Uint8Array {
  const converted = all.map((feature) => ({
    ...feature,
    geometry: {
      type: 'Polygon' as const,
      coordinates: feature.geometry.coordinates.map((ring) =>
        ring.map((position) => toReference(position, reference)),
      ),
    },
  }));
  return new TextEncoder().encode(
    JSON.stringify({ type: 'FeatureCollection', features: converted } satisfies FeatureCollection),
  );
}

const refused = (made: ImportCase, files: readonly ReceivedFile[], ...refusal: string[]): ImportCase => ({
  ...made,
  files,
  refusal,
});
const cut = (bytes: Uint8Array, where: number) => bytes.slice(0, 1 + Math.floor(where * (bytes.length - 2)));
const ascii = (text: string) => new TextEncoder().encode(text);
const isProjected = ({ reference }: Delivery) => Math.abs(toReference([118.2, 31.05], reference)[0]) > 180;
const prjOf = (reference: string) =>
  writeShapefile([], { name: 'a', encoding: 'utf-8', cpg: false, reference }).find(
    ({ name }) => name === 'a.prj',
  )!.content;

const DAMAGES: Readonly<Record<string, Damage>> = {
  'cut off': (made, { format }, { where }) => {
    if (format === 'zip')
      return refused(
        made,
        changed(made.files, '.zip', (bytes) => cut(bytes, where)),
        'zip-damaged',
        'json-syntax',
      );
    if (format === 'geojson')
      return refused(
        made,
        changed(made.files, '.geojson', (bytes) => cut(bytes, where)),
        'json-truncated',
        'not-utf8',
      );
    return where < 0.5
      ? refused(
          made,
          changed(made.files, '.shp', (bytes) => cut(bytes, where * 2)),
          'shapefile-truncated',
        )
      : refused(
          made,
          changed(made.files, '.dbf', (bytes) => cut(bytes, where * 2 - 1)),
          'table-truncated',
        );
  },
  'a bit of a zip turned': (made, { format }, { where, bit }) => {
    if (format !== 'zip') return undefined;
    // In the packed bytes of the first file, which the checksum covers, behind its head and name.
    const files = changed(made.files, '.zip', (bytes) => {
      const length = new DataView(bytes.buffer).getUint32(18, true);
      bytes[30 + 'grids.shp'.length + Math.floor(where * length)]! ^= 1 << bit;
      return bytes;
    });
    // The last bits of packed bytes can be padding.
    return { ...refused(made, files, 'zip-damaged'), mayBeRead: true };
  },
  'a number that is none': (made, { format }, { where }) => {
    if (format !== 'loose') return undefined;
    const points = 100 + 8 + 44 + 4 * made.features[0]!.geometry.coordinates.length;
    const count = made.features[0]!.geometry.coordinates.flat().length * 2;
    const files = changed(made.files, '.shp', (bytes) => {
      new DataView(bytes.buffer).setFloat64(points + 8 * Math.floor(where * count), Number.NaN, true);
      return bytes;
    });
    return refused(made, files, 'coordinate-not-a-number');
  },
  'a length that is wrong': (made, { format }, { bit }) =>
    format === 'loose'
      ? refused(
          made,
          changed(made.files, '.shp', (bytes) => {
            bytes[100 + 7]! ^= 1 << bit;
            return bytes;
          }),
          'shapefile-damaged',
        )
      : undefined,
  'a row too few in the table': (made, { format }) =>
    format === 'loose'
      ? refused(
          made,
          changed(made.files, '.dbf', (bytes) => {
            bytes[4] = made.features.length - 1;
            return bytes;
          }),
          'table-rows',
        )
      : undefined,
  'no .shp': (made, { format }) =>
    format === 'loose' ? refused(made, without(made.files, '.shp'), 'part-missing') : undefined,
  'two data sets': (made, { format }) => {
    const more = [...made.files, ...made.files.map((file) => ({ ...file, name: `more-${file.name}` }))];
    if (format === 'geojson') return refused(made, more, 'several-data-sets');
    const files = format === 'loose' ? more : [{ name: 'a.zip', content: zipFiles(twice(made)) }];
    return refused(made, files, 'several-data-sets');
  },
  'a .prj that is none': (made, delivery) =>
    delivery.format === 'loose' && made.options.reference === undefined
      ? refused(
          made,
          changed(made.files, '.prj', () => ascii('LOCAL_CS["here"]')),
          'prj-not-understood',
        )
      : undefined,
  'the .prj of another': (made, delivery) => {
    if (delivery.format !== 'loose' || made.options.reference !== undefined) return undefined;
    return isProjected(delivery)
      ? refused(
          made,
          changed(made.files, '.prj', () => prjOf('EPSG:4490')),
          'coordinate-out-of-range',
        )
      : refused(
          made,
          changed(made.files, '.prj', () => prjOf('EPSG:4548')),
          'reference-contradicted',
        );
  },
  'no .prj': (made, delivery) => {
    if (delivery.format !== 'loose' || made.options.reference !== undefined) return undefined;
    const files = without(made.files, '.prj');
    // Degrees show themselves, and so does a zone in the eastings.
    const shows = !isProjected(delivery) || delivery.reference === 'EPSG:4527';
    return shows ? { ...made, files } : refused(made, files, 'reference-missing');
  },
  'a .cpg that is wrong': (made, { format, encoding }) => {
    if (format !== 'loose') return undefined;
    const cpg = { name: 'grids.cpg', content: ascii(encoding === 'gbk' ? 'UTF-8' : 'GBK') };
    return { ...made, files: [...without(made.files, '.cpg'), cpg], notices: ['encoding-contradicted'] };
  },
  'ids that repeat': (made, how) => {
    const all = made.features.map((feature) => ({
      ...feature,
      properties: { ...feature.properties, code: 'same' },
    }));
    return { ...delivered(all, how), ...(all.length > 1 ? { notices: ['several-features-one-id'] } : {}) };
  },
  'ids that are missing': (made, how, { where }) => {
    const missing = Math.floor(where * made.features.length);
    const all = made.features.map((feature, i) =>
      i === missing ? { ...feature, properties: { ...feature.properties, code: null } } : feature,
    );
    return {
      ...delivered(all, how),
      notices: all.length > 1 ? ['ids-generated'] : ['id-field-absent', 'ids-generated'],
    };
  },
  'an id that is given to a row without one': (made, how) => {
    if (made.features.length < 2) return undefined;
    const codes = ['#2', null];
    const all = made.features.map((feature, i) =>
      i < 2 ? { ...feature, properties: { ...feature.properties, code: codes[i]! } } : feature,
    );
    return { ...delivered(all, how), refusal: ['id-collision'] };
  },
  'an encoding that is none': (made, { format }) =>
    format === 'geojson'
      ? undefined
      : { ...made, options: { ...made.options, encoding: 'klingon' }, refusal: ['encoding-unknown'] },
  'a reference system that is none': (made) => ({
    ...made,
    options: { ...made.options, reference: 'EPSG:7' },
    refusal: ['reference-unknown'],
  }),
  'another reference system declared': (made, delivery) => {
    const { reference } = delivery;
    if (!/^EPSG/.test(reference)) return undefined;
    return isProjected(delivery)
      ? {
          ...made,
          options: { ...made.options, reference: 'EPSG:4490' },
          refusal: ['coordinate-out-of-range'],
        }
      : {
          ...made,
          options: { ...made.options, reference: 'EPSG:4548' },
          refusal: ['reference-contradicted'],
        };
  },
  'too large': (made, _, { where }) => {
    const size = made.files.reduce((sum, { content }) => sum + content.length, 0);
    return {
      ...made,
      options: { ...made.options, sizeLimit: Math.floor(where * size) },
      refusal: ['file-too-large'],
    };
  },
};

/** The parts of a case's shapefile under two names. */
function twice({ features: all }: ImportCase): ReceivedFile[] {
  const options = { encoding: 'utf-8', cpg: false, reference: 'EPSG:4490' } as const;
  return ['one', 'two'].flatMap((name) => writeShapefile(all, { name, ...options }));
}
