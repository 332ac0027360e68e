import Flatbush from 'flatbush';

/**
 * The nearest other points of each of many points, nearest first: those of point i are
 * `nearest[i * count .. i * count + count)`, filled up with -1 where there are fewer.
 *
 * @param x and `y` in any unit, the same for both.
 */
export function nearestPoints(x: ArrayLike<number>, y: ArrayLike<number>, count: number): Int32Array {
  const nearest = new Int32Array(x.length * count).fill(-1);
  if (x.length === 0) return nearest;
  const index = new Flatbush(x.length);
  for (let i = 0; i < x.length; i++) index.add(x[i]!, y[i]!, x[i]!, y[i]!);
  index.finish();
  for (let i = 0; i < x.length; i++) {
    const others = index.neighbors(x[i]!, y[i]!, count, Number.POSITIVE_INFINITY, (other) => other !== i);
    nearest.set(others, i * count);
  }
  return nearest;
}
