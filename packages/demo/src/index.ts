export { buildTown, DEFAULT_AS_OF, type TownOptions } from './build-town.ts';
export { buildDistrict, type District } from './district/build-district.ts';
export { DISTRICT_NAME as DEMO_DISTRICT } from './district/names.ts';
export { departmentInCharge, type TownPerson, townPersons } from './persons.ts';
export * from './town.ts';
