import type { BaseDataKind, SetupStep, SetupStepKind } from '../graphql/setup-documents.ts';

/** The steps of a set-up in their order, under three headings. */
export const STEP_GROUPS = [
  {
    key: 'ground',
    kinds: ['DISTRICT', 'OUTLINE', 'TOWNS', 'COMMUNITIES', 'COMPOUNDS', 'BUILDINGS', 'STREETS', 'WATER'],
  },
  { key: 'work', kinds: ['DEPARTMENTS', 'LAYERS'] },
  { key: 'result', kinds: ['MERGE'] },
] as const satisfies readonly { readonly key: string; readonly kinds: readonly SetupStepKind[] }[];

export const STEP_ORDER: readonly SetupStepKind[] = STEP_GROUPS.flatMap(({ kinds }) => kinds);

const BASE_DATA: readonly SetupStepKind[] = [
  'OUTLINE',
  'TOWNS',
  'COMMUNITIES',
  'COMPOUNDS',
  'BUILDINGS',
  'STREETS',
  'WATER',
];

/** Whether a step is about one kind of base data. */
export function isBaseData(kind: SetupStepKind): kind is BaseDataKind {
  return BASE_DATA.includes(kind);
}

/** The page of the address bar that a step has: `outline`, `departments`, ... */
export function pageOf(kind: SetupStepKind): string {
  return kind.toLowerCase();
}

/**
 * The step that a page of the address belongs to, null for the list of all steps and for what is none. A page
 * may say more after a colon (`layers:<id>`, `merge:<job>`).
 */
export function stepOf(page: string | null): SetupStepKind | null {
  const name = page?.split(':')[0];
  return STEP_ORDER.find((kind) => pageOf(kind) === name) ?? null;
}

/** What a page says after its colon; null without. */
export function detailOf(page: string | null): string | null {
  const at = page?.indexOf(':') ?? -1;
  return page === null || at === -1 ? null : page.slice(at + 1);
}

/** The step after one; null after the last. */
export function stepAfter(kind: SetupStepKind): SetupStepKind | null {
  return STEP_ORDER[STEP_ORDER.indexOf(kind) + 1] ?? null;
}

/** Where to go on: the first step that is missing, else the first optional one that is empty; null at the end. */
export function stepToContinue(steps: readonly SetupStep[]): SetupStepKind | null {
  const inOrder = STEP_ORDER.flatMap((kind) => steps.filter((step) => step.kind === kind));
  const open =
    inOrder.find(({ state }) => state === 'MISSING') ?? inOrder.find(({ state }) => state !== 'DONE');
  return open?.kind ?? null;
}
