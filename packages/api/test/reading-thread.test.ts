import { expect, test } from 'vitest';
import { ReadingThread } from '../src/layer/reading-thread.ts';
import { rectangle, squares } from './small-town.ts';

const OUTLINE = rectangle(0, 0, 20, 20);

function file(content: Uint8Array) {
  return [{ name: 'layer.geojson', content }];
}

/** Many squares of half a unit: long to read and to check. */
function manySquares(perSide: number): Uint8Array {
  const side = 20 / perSide;
  const features = Array.from({ length: perSide * perSide }, (_, index) => {
    const [x, y] = [(index % perSide) * side, Math.floor(index / perSide) * side];
    return { type: 'Feature', properties: { ID: index }, geometry: rectangle(x, y, x + side, y + side) };
  });
  return new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features }));
}

test('answers in order, and goes on answering while it reads', async () => {
  const thread = new ReadingThread();
  const order = { idField: 'ID', reference: null, encoding: null, sizeLimit: 1e8, outline: OUTLINE };
  const small = new TextEncoder().encode(JSON.stringify(squares('P', 10)));
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 5);
  const readings = await Promise.all([
    thread.layer({ ...order, files: file(manySquares(60)) }),
    thread.layer({ ...order, files: file(small) }),
    thread.layer({ ...order, files: file(new Uint8Array()) }),
  ]);
  clearInterval(turning);
  expect(
    readings.map((reading) => (reading.kind === 'read' ? reading.features.length : reading.code)),
  ).toEqual([3_600, 4, 'file-empty']);
  expect(turns).toBeGreaterThan(10);
  await thread.close();
});

test('a file that was waiting when the thread ended fails, and the next is read', async () => {
  const thread = new ReadingThread();
  const order = {
    files: file(manySquares(60)),
    idField: null,
    reference: null,
    encoding: null,
    sizeLimit: 1e8,
    outline: OUTLINE,
  };
  const lost = thread.layer(order);
  await Promise.all([expect(lost).rejects.toThrow('has ended'), thread.close()]);
  expect(await thread.layer({ ...order, files: file(new Uint8Array()) })).toMatchObject({
    code: 'file-empty',
  });
  await thread.close();
});
