import type { MetrePoint } from './original-lines.ts';

/**
 * Points along a line at even distances, both ends among them, and the segment each lies on.
 *
 * @param spacing greatest distance between two neighbours in metres
 * @param most at most so many intervals; at least one is made
 */
export function sampleLine(
  line: readonly MetrePoint[],
  spacing: number,
  most = Infinity,
): { point: MetrePoint; segment: number }[] {
  const reached = [0];
  for (let i = 1; i < line.length; i++) reached.push(reached[i - 1] + distanceBetween(line[i - 1], line[i]));
  const length = reached[reached.length - 1];
  const intervals = Math.min(most, Math.max(1, Math.ceil(length / spacing)));
  const samples: { point: MetrePoint; segment: number }[] = [];
  let segment = 0;
  for (let k = 0; k <= intervals; k++) {
    const at = (length * k) / intervals;
    while (segment < line.length - 2 && reached[segment + 1] < at) segment++;
    const [a, b] = [line[segment], line[segment + 1]];
    const whole = reached[segment + 1] - reached[segment];
    const t = whole > 0 ? Math.min(1, (at - reached[segment]) / whole) : 0;
    samples.push({ point: { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) }, segment });
  }
  return samples;
}

export function distanceBetween(a: MetrePoint, b: MetrePoint): number {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.sqrt(dx * dx + dy * dy);
}
