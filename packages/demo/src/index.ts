export { buildTown, DEFAULT_AS_OF, type TownOptions } from './build-town.ts';
export { buildDistrict, type District } from './district/build-district.ts';
export * from './town.ts';
