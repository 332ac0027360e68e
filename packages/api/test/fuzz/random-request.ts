import { type Asker, holdsRole } from './access-oracle.ts';
import type { Chance } from './chance.ts';
import type { IdPool } from './random-operation.ts';

/** A request to one of the routes beside GraphQL. */
export interface RandomRequest {
  readonly path: string;
  readonly init: {
    readonly method?: string;
    readonly body?: string;
    readonly headers?: Record<string, string>;
  };
  /** Whether this asker may get an answer at all. */
  readonly opens: (asker: Asker) => boolean;
}

const HEADERS = { 'x-onegrid': 'fuzz', 'content-type': 'application/json' };
const NAMES = ['..%2f..%2fetc%2fpasswd', '%00', '%ff', 'x'.repeat(3_000), '..', 'a%0d%0ab', '🙂', "'--"];

const isPerson = ({ kind }: Asker) => kind === 'account';
const signedIn = ({ kind, passwordMustChange }: Asker) => kind !== 'nobody' && !passwordMustChange;
const administers = (asker: Asker) => isPerson(asker) && holdsRole(asker, 'administrator');

export function randomRequest(ids: IdPool, chance: Chance): RandomRequest {
  const id = (...kinds: readonly string[]) =>
    chance.is(0.2)
      ? chance.one(NAMES)
      : encodeURIComponent(
          chance.one(ids[chance.one(kinds)]!.length > 0 ? ids[kinds[0]!]! : ['none']) ?? 'none',
        );
  const number = () => chance.one([0, 1, 2, 7, -1, 1e9, 'x', '1e3', '']);
  const tile = () => `${chance.whole(0, 18)}/${chance.whole(0, 200_000)}/${chance.whole(0, 200_000)}.mvt`;
  const layer = () =>
    chance.one([
      'outline',
      'appeals',
      'buildings',
      `grids-${id('plan')}`,
      `legacy-${id('layer')}`,
      'persons',
      id('plan'),
    ]);
  const query = () =>
    chance.one([
      '',
      '?category=NOISE',
      '?from=x',
      '?action=plan.',
      '?since=2026-01-01',
      '?text=x',
      '?after=1',
      '?a[b]=1',
      '?action=1&action=2',
    ]);
  return chance.one<() => RandomRequest>([
    () => ({ path: `/audit.csv${query()}`, init: {}, opens: administers }),
    () => ({ path: `/recoded/${id('file', 'job')}`, init: {}, opens: () => false }),
    () => ({ path: `/plans/${id('plan')}/state/${number()}`, init: {}, opens: signedIn }),
    () => ({ path: `/plans/${id('plan')}/ground${query()}`, init: {}, opens: signedIn }),
    () => ({ path: `/plans/${id('plan')}/old-borders`, init: {}, opens: signedIn }),
    () => ({ path: `/plans/${id('plan')}/changes${query()}`, init: {}, opens: signedIn }),
    () => ({ path: `/tiles/${layer()}/${number()}/${tile()}${query()}`, init: {}, opens: signedIn }),
    () => ({
      path: `/persons/${id('person', 'appeal')}/file`,
      init: {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({ reason: chance.one(['', '本人要求', 5]) }),
      },
      opens: administers,
    }),
    () => ({
      path: '/files',
      init: { method: 'POST', headers: HEADERS, body: chance.one(['', '{', '{"a":1}']) },
      opens: signedIn,
    }),
    () => ({ path: `/${id('person')}`, init: {}, opens: () => false }),
    () => ({
      path: '/graphql?query={me{id}}',
      init: { headers: { 'x-onegrid': 'fuzz' } },
      opens: () => true,
    }),
  ])();
}
