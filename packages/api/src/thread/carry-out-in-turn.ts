import { parentPort } from 'node:worker_threads';

/** Makes this thread one that carries out an order after another; see task-thread.ts. */
export function carryOutInTurn<Order>(carryOut: (order: Order) => unknown): void {
  let turn: Promise<void> = Promise.resolve();
  parentPort?.on('message', (order: Order) => {
    // A failure rejects every later turn too and, unhandled, ends the thread: all that wait are told so.
    turn = turn.then(async () => parentPort?.postMessage(await carryOut(order)));
  });
}
