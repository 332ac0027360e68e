import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from '../lib/paths.mjs';

/**
 * Runs a program in the clone's root.
 *
 * @returns no line when it ended with 0, else what it wrote, or at least that it failed
 */
export async function runCaptured(command: string, args: readonly string[]): Promise<readonly string[]> {
  const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  const collect = (chunk: Buffer) => {
    written += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const [code, signal] = await once(child, 'close');
  if (code === 0) return [];
  return [
    ...written
      .trim()
      .split('\n')
      .filter((line) => line !== ''),
    `ended with ${code ?? signal}`,
  ];
}
