import { describe, expect, test } from 'vitest';
import { routeRules } from '../../src/access/policies.ts';
import { createApp } from '../../src/server/app.ts';
import { createServices } from '../../src/server/services.ts';
import type { Town } from '../town.ts';

/** Handlers in front of and behind the routes; none of them answers with data. */
const AROUND = [
  'setSecurityHeaders',
  'refuseOtherHosts',
  'answerCrossOrigin',
  'compression',
  'attachContextToRequest',
  'answerNotFound',
  'answerFailure',
];

interface Layer {
  readonly name: string;
  readonly route?: {
    readonly path: string;
    readonly methods: Readonly<Record<string, boolean>>;
    readonly stack: readonly { readonly name: string }[];
  };
}

/** Everything that express would ask for a request, in its order. */
function layersOf(town: Town): readonly Layer[] {
  const settings = { uploadLimit: 1, production: false };
  const services = createServices(town.store, {
    ...{ settings, demoAllowed: false, listensOn: '127.0.0.1', log: () => undefined },
  });
  const app = createApp(town.store, services, (_request, response) => response.end(), '/nowhere');
  return app.router.stack as unknown as readonly Layer[];
}

export function routeSuite(town: () => Town): void {
  describe('routes', () => {
    const routes = () =>
      layersOf(town()).flatMap(({ route }) =>
        route === undefined
          ? []
          : Object.keys(route.methods).map((method) => ({
              name: `${method.toUpperCase()} ${route.path}`,
              route,
            })),
      );

    test('each has a policy, and each policy a route', () => {
      expect(
        routes()
          .map(({ name }) => name)
          .sort(),
      ).toEqual([...routeRules.keys()].sort());
    });

    test('each asks its policy before anything else', () => {
      for (const { name, route } of routes()) expect(route.stack[0].name, name).toBe('guardRoute');
    });

    test('nothing but known handlers stands beside them', () => {
      const beside = layersOf(town()).filter(({ route }) => route === undefined);
      expect(beside.map(({ name }) => name)).toEqual(AROUND);
    });
  });
}
