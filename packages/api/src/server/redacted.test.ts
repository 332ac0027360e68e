import { expect, it } from 'vitest';
import { redacted } from './redacted.ts';

const KEY = `ogk_0123456789abcdef01_${'S'.repeat(43)}`;

it.each([
  `Authorization: Bearer ${KEY}`,
  `GET /x: Error: ${KEY} is no key`,
  `cookie: onegrid_session=${'S'.repeat(43)}.abc; other=1`,
  `{"cookie":"__Host-onegrid_session=${'S'.repeat(43)}.abc"}`,
  `connect ECONNREFUSED postgres://onegrid:SSSSSS@db.example.cn:5432/onegrid`,
  `GET /oidc/callback?code=SSSSSS&state=SSSSSS`,
  `{ name: 'planner', password: 'SSSSSS' }`,
  `ONEGRID_MASTER_KEY=SSSSSSSSSSSS is short`,
  `$argon2id$v=19$m=19456,t=2,p=1$SSSS$SSSS`,
])('takes the secret out of %s', (line) => {
  expect(redacted(line)).not.toMatch(/SSS/);
  expect(redacted(line)).toContain('***');
});

it('leaves other lines as they are', () => {
  const line = 'graphql plan.grids: Error: verdict-missing\n    at Session.one (/srv/session.ts:50:13)';
  expect(redacted(line)).toBe(line);
});
