export type * from './plan-documents.ts';
