import type { EditKind, EditOp, SessionEntry } from '@onegrid/planning';
import type { Client, CombinedError } from 'urql';
import {
  type CommitAnswer,
  commitEditDocument,
  type OperationInput,
  revertDocument,
} from '../graphql/edit-documents.ts';
import { fetchChanges, fetchGround, fetchPlan, Unreachable } from './plan-source.ts';
import type { Sent, WorkServer } from './work-server.ts';

/** The server behind the page’s own address; `client` is asked for at every request, for it changes with the language. */
export function serverOf(client: () => Client): WorkServer {
  return {
    plan: fetchPlan,
    ground: fetchGround,
    changes: fetchChanges,
    async send(planId, baseRevision, entry) {
      const { answer, error } = await sent(client(), planId, baseRevision, entry);
      if (answer === undefined) throw new Unreachable(error?.message ?? 'no answer');
      return readAnswer(answer);
    },
  };
}

interface Answered {
  readonly answer: CommitAnswer | undefined;
  readonly error: CombinedError | undefined;
}

async function sent(
  client: Client,
  planId: string,
  baseRevision: number,
  entry: SessionEntry,
): Promise<Answered> {
  if (entry.kind === 'revert') {
    const { data, error } = await client.mutation(revertDocument, { id: entry.reverts, as: entry.id });
    return { answer: data?.revertChangeSet, error };
  }
  const { data, error } = await client.mutation(commitEditDocument, {
    planId,
    baseRevision,
    operations: [operationInput(entry.op)],
    id: entry.id,
    reason: entry.reason,
  });
  return { answer: data?.commitEdit, error };
}

/** What became of it, as the server tells. */
export function readAnswer(answer: CommitAnswer): Sent {
  switch (answer.__typename) {
    case 'PlanRevised':
      return { kind: 'committed', revision: answer.changeSet.revision };
    case 'RevisionConflict':
      return { kind: 'behind', revision: answer.revision };
    case 'EditRejected':
      return {
        kind: 'refused',
        reasons: answer.issues.filter(({ severity }) => severity === 'error').map(({ message }) => message),
      };
    case 'Refusal':
      return { kind: 'refused', reasons: [answer.message] };
  }
}

/** Where each kind of operation goes in the input. */
const MEMBERS: Readonly<Record<EditKind, keyof OperationInput>> = {
  'split-grid': 'splitGrid',
  'merge-grids': 'mergeGrids',
  'redraw-boundary': 'redrawBoundary',
  'move-vertices': 'moveVertices',
  'move-land': 'moveLand',
  'reassign-atoms': 'reassignAtoms',
  'create-grid': 'createGrid',
  'retire-grid': 'retireGrid',
  'split-evenly': 'splitEvenly',
  'set-micro-grid': 'setMicroGrid',
  'divide-micro-grids': 'divideMicroGrids',
  'mark-grid': 'markGrid',
  'decide-border': 'decideBorder',
};

/** The operation as the api takes it: its members under the name of its kind, and enum values in capitals. */
export function operationInput(op: EditOp): OperationInput {
  const { kind, ...members } = op;
  const fields =
    op.kind === 'mark-grid'
      ? { ...members, mark: enumValue(op.mark) }
      : op.kind === 'decide-border'
        ? { ...members, decision: op.decision === null ? null : enumValue(op.decision) }
        : members;
  return { [MEMBERS[kind]]: fields };
}

function enumValue(value: string): string {
  return value.toUpperCase().replaceAll('-', '_');
}
