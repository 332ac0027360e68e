export { buildTown, DEFAULT_AS_OF, type TownOptions } from './build-town.ts';
export * from './town.ts';
