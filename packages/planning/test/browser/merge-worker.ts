import { type MergeInput, type MergeOptions, mergeLayers } from '../../src/index.ts';

/** What a worker needs of its own side; the project's types are those of Node. */
interface WorkerSide {
  onmessage: ((message: { readonly data: MergeTask }) => void) | null;
  postMessage(answer: MergeAnswer): void;
}

export interface MergeTask {
  readonly input: MergeInput;
  readonly options: MergeOptions;
}

/** The written results as text, or why there are none. */
export type MergeAnswer =
  | { readonly kind: 'merged'; readonly unified: string; readonly atoms: string; readonly arcs: string }
  | { readonly kind: 'failed'; readonly why: string };

const worker = globalThis as unknown as WorkerSide;

worker.onmessage = ({ data }) => {
  try {
    const { unified, atoms, arcs } = mergeLayers(data.input, data.options);
    worker.postMessage({
      kind: 'merged',
      unified: JSON.stringify(unified),
      atoms: JSON.stringify(atoms),
      arcs: JSON.stringify(arcs),
    });
  } catch (error) {
    worker.postMessage({ kind: 'failed', why: String(error) });
  }
};
