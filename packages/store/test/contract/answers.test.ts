import { expect, it } from 'vitest';
import { parseStatement } from '../../src/engine/statement.ts';
import { describeOnEngines } from '../support/engines.ts';

const WRONG = [
  parseStatement('constraint', 'insert into department (district_code) values (:text)'),
  parseStatement('input', 'select :text::integer as number'),
  parseStatement('syntax', 'selec :text'),
];
const ECHO = parseStatement('echo', 'select :number::integer as number');

describeOnEngines('answers', (opened) => {
  it('belong to their own statement, also after errors and with many asking at once', async () => {
    const { database } = opened();
    const asked = Array.from({ length: 120 }, async (_, number) => {
      if (number % 4 === 0) {
        const sql = WRONG[(number / 4) % WRONG.length];
        const failing =
          number % 8 === 0
            ? database.write((s) => s.rows(sql, { text: 'x' }))
            : database.read((s) => s.rows(sql, { text: 'x' }));
        await expect(failing).rejects.toThrow(sql.name);
        return;
      }
      expect(await database.read((session) => session.one(ECHO, { number }))).toEqual({ number });
    });
    await Promise.all(asked);
  });
});
