export * from './town.ts';
