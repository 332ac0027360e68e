import type { GridChangeKind } from '../graphql/desk-documents.ts';

/** Kinds of change in the order they are offered, with the key of their words and the tone of their tag. */
export const CHANGE_KINDS = [
  { kind: 'DIVIDED', key: 'divided', tone: 'warn' },
  { kind: 'MERGED', key: 'merged', tone: 'accent' },
  { kind: 'MOVED', key: 'moved', tone: 'accent' },
  { kind: 'KEPT', key: 'kept', tone: 'good' },
  { kind: 'GONE', key: 'gone', tone: 'bad' },
] as const satisfies readonly { kind: GridChangeKind; key: string; tone: string }[];

export function changeKind(kind: GridChangeKind): (typeof CHANGE_KINDS)[number] {
  return CHANGE_KINDS.find((each) => each.kind === kind)!;
}
