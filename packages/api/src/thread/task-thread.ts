import { Worker } from 'node:worker_threads';

interface Waiting {
  /** Answers come in the order of the questions, so each gets the kind it asked for. */
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thread that carries out one order after another, so that the server goes on answering meanwhile. It starts
 * with the first order and again after a crash, which fails the orders that were waiting.
 */
export class TaskThread {
  #worker: Worker | null = null;
  #waiting: Waiting[] = [];

  /** `program` answers each message with one message (`carryOutInTurn`); `what` names the thread in its errors. */
  constructor(
    readonly program: URL,
    readonly what: string,
  ) {}

  ask<Answer>(order: unknown): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#worker ??= this.#start();
      this.#waiting.push({ resolve: resolve as (answer: unknown) => void, reject });
      this.#worker.postMessage(order);
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(this.program, { execArgv: ['--import', import.meta.resolve('tsx')] });
    // Orders wait on the thread, the process does not.
    worker.unref();
    worker.on('message', (answer: unknown) => this.#waiting.shift()?.resolve(answer));
    const fail = (error: Error) => {
      if (this.#worker === worker) this.#worker = null;
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error(`The thread that ${this.what} has ended.`)));
    return worker;
  }
}
