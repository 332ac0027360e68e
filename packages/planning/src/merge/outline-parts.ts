/** The part of the outline each atom lies in, numbered from 0 in atom order. */
export function partsOfOutline(neighbours: readonly (readonly number[])[]): Int32Array {
  const part = new Int32Array(neighbours.length).fill(-1);
  let count = 0;
  for (let start = 0; start < part.length; start++) {
    if (part[start]! >= 0) continue;
    const queue = [start];
    part[start] = count;
    for (let i = 0; i < queue.length; i++) {
      for (const other of neighbours[queue[i]!]!) {
        if (part[other]! >= 0) continue;
        part[other] = count;
        queue.push(other);
      }
    }
    count++;
  }
  return part;
}
