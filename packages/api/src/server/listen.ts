import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export const USUAL_PORT = 4000;
const TRIES = 100;

function listenOn(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

/**
 * Listens on the named port, or without one on the usual port or the next free one above it, and answers
 * with the port. A named port that is taken is an error (`EADDRINUSE`).
 */
export async function listen(server: Server, host: string, port: number | null): Promise<number> {
  for (let candidate = port ?? USUAL_PORT; ; candidate += 1) {
    try {
      await listenOn(server, candidate, host);
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || port !== null || candidate >= USUAL_PORT + TRIES) throw error;
    }
  }
}

/** Whether only this machine can reach a server that listens there. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
