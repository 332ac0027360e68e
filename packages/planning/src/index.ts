export * from './model/arc.ts';
export * from './model/atom.ts';
export * from './model/atom-graph.ts';
export * from './model/layer.ts';
export * from './model/merge.ts';
