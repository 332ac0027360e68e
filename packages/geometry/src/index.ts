export * from './lattice.ts';
