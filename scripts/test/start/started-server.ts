import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { inRoot } from '../../lib/paths.mjs';
import { descendantsOf, killAll, type ProcessEntry, waitForEnd } from '../../lib/processes.mjs';

const START_MS = 240_000;

/** `npm start`, or the script behind it, running in a process group of its own. */
export class StartedServer {
  private constructor(
    private readonly child: ChildProcess,
    private readonly written: { out: string; error: string },
  ) {}

  /** Starts and comes back at once; the user's Node may be another one than the project's. */
  static launch(command: readonly string[], settings: Readonly<Record<string, string>>): StartedServer {
    const { npm_lifecycle_event: _event, ...environment } = process.env;
    const child = spawn(command[0]!, command.slice(1), {
      cwd: inRoot(),
      detached: true,
      env: { ...environment, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const written = { out: '', error: '' };
    child.stdout.on('data', (chunk) => {
      written.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      written.error += chunk;
    });
    return new StartedServer(child, written);
  }

  get out(): string {
    return this.written.out;
  }

  get error(): string {
    return this.written.error;
  }

  /** The port, once the server says that it serves. */
  async served(): Promise<number> {
    const deadline = performance.now() + START_MS;
    while (performance.now() < deadline) {
      const port = /^OneGrid http:\/\/localhost:(\d+)$/m.exec(this.out)?.[1];
      if (port !== undefined) return Number(port);
      if (this.child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`it does not serve: ${this.out}${this.error}`);
  }

  /** Resolves when its standard error holds the text. */
  async said(text: RegExp, withinMs: number): Promise<void> {
    const deadline = performance.now() + withinMs;
    while (!text.test(this.error)) {
      if (performance.now() > deadline || this.child.exitCode !== null)
        throw new Error(`it does not say ${text}: ${this.out}${this.error}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The exit code, once it ends by itself; null for a signal. Fails where it does not end in time. */
  async ended(withinMs: number): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const late = new Promise<never>((_, reject) => {
        setTimeout(() => reject(new Error(`it does not end: ${this.error}`)), withinMs).unref();
      });
      await Promise.race([once(this.child, 'exit'), late]);
    }
    return this.child.exitCode;
  }

  /** Everything it has started, itself included. */
  processes(): ProcessEntry[] {
    const { pid = 0 } = this.child;
    const own = descendantsOf(process.pid).filter((entry) => entry.pid === pid);
    return [...own, ...descendantsOf(pid)];
  }

  /** What Ctrl-C does: every process of the group gets the signal. */
  signalGroup(signal: NodeJS.Signals): void {
    process.kill(-(this.child.pid ?? 0), signal);
  }

  /** To the started process alone. */
  signalAlone(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Ends what a failed test has left behind. */
  async endAll(): Promise<void> {
    const all = this.processes();
    killAll(all);
    await waitForEnd(all, performance.now() + 5_000);
  }
}
