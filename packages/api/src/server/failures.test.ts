import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { StoreError } from '@onegrid/store';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { failures } from './failures.ts';

const LIMITS = { buildings: 60_000, rows: 200_000, fileMB: 32, databaseMB: 1024 };

/** What a route that throws is answered with, and what is logged of it. */
async function answerTo(error: unknown, language: string) {
  const logged: string[] = [];
  const app = express();
  app.get('/', () => {
    throw error;
  });
  app.use(failures((line) => logged.push(line)));
  const server = app.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'accept-language': language } });
  return { status: answer.status, body: (await answer.json()) as { code: string; message: string }, logged };
}

it('says how much the embedded database takes, and the way out, in the language of the request', async () => {
  const error = new StoreError('embedded-too-large', 'too large', LIMITS);
  const english = await answerTo(error, 'en');
  expect(english).toMatchObject({ status: 413, body: { code: 'embedded-too-large' }, logged: [] });
  expect(english.body.message).toContain('60000 buildings');
  expect(english.body.message).toContain('files of 32 MB and 1024 MB in all');
  expect(english.body.message).toContain('onegrid db copy --to postgres://');
  const chinese = await answerTo(error, 'zh-CN');
  expect(chinese.body.message).toContain('60000 栋建筑');
});

it('logs a bug and says nothing of its inside', async () => {
  const { status, body, logged } = await answerTo(new StoreError('verdict-missing', 'secret'), 'en');
  expect(status).toBe(500);
  expect(body.code).toBe('internal-error');
  expect(body.message).not.toContain('secret');
  expect(logged.join()).toContain('secret');
});
