/**
 * Who may import whom. `packages` lists for each package the siblings it may import; everything else
 * is refused, so a new package imports nothing until it stands here.
 */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  geometry: [],
  interchange: ['geometry'],
  planning: ['geometry'],
  demo: ['geometry', 'interchange'],
  store: ['geometry', 'interchange', 'planning', 'demo'],
  api: ['geometry', 'interchange', 'planning', 'store'],
  console: ['geometry', 'planning'],
  cli: ['geometry', 'interchange', 'planning', 'demo', 'store', 'api'],
};

/** External libraries that one package keeps to itself: tests of other packages included. */
export const OWNED_LIBRARIES: readonly { readonly owner: string; readonly library: RegExp }[] = [
  {
    owner: 'geometry',
    library:
      /^(@turf\/|polyclip-ts|polygon-clipping|martinez-polygon-clipping|jsts|geos-wasm|flatbush|kdbush|rbush|polylabel|robust-predicates|geographiclib)/,
  },
  { owner: 'store', library: /^(pg|pg-boss|@mikro-orm\/.*|@electric-sql\/.*|knex|kysely)(\/|$)/ },
  { owner: 'console', library: /^(react|react-dom|antd|maplibre-gl|urql|@ant-design\/.*)(\/|$)/ },
];

/** Packages whose sources run in a browser too: their sources (not their tests) import nothing of Node's. */
export const BROWSER_PACKAGES: readonly string[] = ['geometry', 'planning', 'console'];

/** Files outside a package that its files may import by a relative path. */
export const SHARED_FILES: readonly RegExp[] = [
  /^scripts\/config\/[^/]+\.ts$/,
  /^scripts\/suites\/(fuzz|bench)-suite\.ts$/,
  // What benches measure against: a PostgreSQL of their own, the console as it is served.
  /^scripts\/test\/(cluster|tools)\.ts$/,
  /^scripts\/lib\/build-console\.mjs$/,
  // Databases of their own for tests, on either engine, and what stands in them.
  /^packages\/store\/(?:test\/support\/(?:places|wall-cases)|src\/open-store)\.ts$/,
];

/** Commands that work with no database: whatever they load, at start or later, the store is not in it. */
export const COMMANDS_WITHOUT_STORE: readonly string[] = [
  'merge',
  'propose',
  'explain',
  'check',
  'recode',
  'import',
];
