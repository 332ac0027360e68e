import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process told apart from a later one with the same number: by its number and its start. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque; equal for one process as long as it lives. */
  readonly started: string;
}

/** The identity of a living process, or null where there is none (a zombie counts as none). */
export function identifyProcess(pid: number): ProcessIdentity | null {
  if (pid <= 0) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  try {
    // Fields after the command name, which may itself hold spaces and brackets: state is the first of them,
    // start time in clock ticks since boot the twentieth.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : { pid, started: `${bootId()}/${fields[19]}` };
  } catch {
    return process.platform === 'linux' ? null : identifyWithPs(pid);
  }
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.started === identity.started;
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function identifyWithPs(pid: number): ProcessIdentity | null {
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started === '' ? null : { pid, started };
  } catch {
    return null;
  }
}
