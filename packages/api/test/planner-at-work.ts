import { randomUUID } from 'node:crypto';
import { type ChangesDocument, committedPlan, type PlanDocument, type PlanState } from '@onegrid/planning';
import { at, type Client, type Json, list, text } from './client.ts';
import { type Followed, followPlan } from './live-client.ts';

const OUTCOME = `__typename
  ... on PlanRevised { rebased changeSet { id revision } }
  ... on EditRejected { issues { code message } }
  ... on RevisionConflict { revision changeSets { revision touchedGrids } }
  ... on Refusal { code message }`;
const COMMIT = `mutation($planId: ID!, $baseRevision: Int!, $operations: [EditOperationInput!]!, $id: ID) {
  commitEdit(planId: $planId, baseRevision: $baseRevision, operations: $operations, id: $id) { ${OUTCOME} } }`;
const REVERT = `mutation($id: ID!, $as: ID) { revertChangeSet(id: $id, as: $as) { ${OUTCOME} } }`;

/** An edit that the server said is made. */
export interface AcknowledgedEdit {
  readonly id: string;
  readonly revision: number;
  /** The atom that was given to another grid; null for other edits. */
  readonly given: { readonly atomId: string; readonly to: string } | null;
}

/** An edit as it goes to the server. */
export interface SentEdit {
  /** Of the change set it is to be. */
  readonly id: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly field: string;
}

/** What a planner was told. */
export interface Told {
  readonly acknowledged: AcknowledgedEdit[];
  readonly conflicts: Json[];
  readonly rejected: Json[];
  rebased: number;
}

/** One planner with a copy of the plan that follows the server's, as a console does. */
export class PlannerAtWork {
  readonly told: Told = { acknowledged: [], conflicts: [], rejected: [], rebased: 0 };
  readonly followed: Followed;
  /** What was sent and is not answered yet. */
  inFlight: SentEdit | null = null;
  #plan: PlanState;

  private constructor(
    readonly client: Client,
    readonly planId: string,
    readonly chance: () => number,
    plan: PlanState,
  ) {
    this.#plan = plan;
    this.followed = followPlan(client, planId);
  }

  static async begin(client: Client, planId: string, chance: () => number): Promise<PlannerAtWork> {
    const document = (await (await client.fetch(`/plans/${planId}/state/1`)).json()) as PlanDocument;
    return new PlannerAtWork(client, planId, chance, document.state);
  }

  get plan(): PlanState {
    return this.#plan;
  }

  /** Takes over what others changed, as far as this planner looks: not before every edit. */
  async catchUp(): Promise<void> {
    const response = await this.client.fetch(`/plans/${this.planId}/changes?after=${this.#plan.revision}`);
    const { changes } = (await response.json()) as ChangesDocument;
    for (const change of changes) this.#plan = committedPlan(this.#plan, change);
  }

  /** Makes one edit and takes down what came of it. */
  async edit(): Promise<void> {
    const made = this.told.acknowledged.at(-1);
    if (made !== undefined && made.given !== null && this.chance() < 0.1) {
      const as = randomUUID();
      await this.#send(
        { id: as, query: REVERT, variables: { id: made.id, as }, field: 'revertChangeSet' },
        null,
      );
    } else {
      const [operation, given] = this.#operation();
      const id = randomUUID();
      const baseRevision = this.#plan.revision;
      const variables = { planId: this.planId, baseRevision, operations: [operation], id };
      await this.#send({ id, query: COMMIT, variables, field: 'commitEdit' }, given);
    }
    if (this.chance() < 0.7) await this.catchUp();
  }

  async #send(sent: SentEdit, given: AcknowledgedEdit['given']): Promise<void> {
    const { query, variables, field } = sent;
    this.inFlight = sent;
    const answer = at(await this.client.data(query, variables), field);
    this.inFlight = null;
    switch (at(answer, '__typename')) {
      case 'PlanRevised': {
        const edit = {
          id: text(answer, 'changeSet.id'),
          revision: Number(at(answer, 'changeSet.revision')),
          given,
        };
        this.told.acknowledged.push(edit);
        if (at(answer, 'rebased') === true) this.told.rebased++;
        // The answer may get lost on its way: what is sent again is not made again.
        if (this.chance() < 0.2 && !(await this.#isAnsweredAgain(sent, answer)))
          throw new Error(`sent again, ${edit.id} was answered otherwise`);
        return;
      }
      case 'RevisionConflict':
        this.told.conflicts.push(answer);
        return this.catchUp();
      case 'EditRejected':
        this.told.rejected.push(...list(answer, 'issues'));
        return this.catchUp();
      default:
        throw new Error(`refused for no reason of the plan: ${JSON.stringify(answer)}`);
    }
  }

  /** Whether an edit that is made already is answered as it was: the plan may have moved on meanwhile. */
  async #isAnsweredAgain({ query, variables, field }: SentEdit, answer: Json): Promise<boolean> {
    const again = at(await this.client.data(query, variables), field);
    return JSON.stringify(again) === JSON.stringify(answer);
  }

  /** An atom beside another grid, with that grid. */
  #giving(): { readonly atomId: string; readonly to: string } {
    const { atoms, codes } = this.#plan;
    const ids = atoms.map(({ id }) => id);
    for (;;) {
      const pick = Math.floor(this.chance() * atoms.length);
      const to = codes[neighbourOf(ids[pick], ids, this.chance)];
      if (to !== codes[pick]) return { atomId: ids[pick], to };
    }
  }

  /** An operation on the plan as this planner knows it. */
  #operation(): readonly [Json, AcknowledgedEdit['given']] {
    const { atoms, codes } = this.#plan;
    const pick = Math.floor(this.chance() * atoms.length);
    const kind = this.chance();
    const code = codes[pick];
    if (kind < 0.1) return [{ markGrid: { code, mark: 'BAND_REASON', value: `理由 ${randomUUID()}` } }, null];
    if (kind < 0.2) {
      const micro = String(1 + Math.floor(this.chance() * 98)).padStart(2, '0');
      return [{ setMicroGrid: { code, atomIds: [atoms[pick].id], micro } }, null];
    }
    const given = this.#giving();
    return [{ reassignAtoms: { atomIds: [given.atomId], to: given.to } }, given];
  }
}

/** Position of an atom beside one of a checkered plan, by their names. */
function neighbourOf(id: string, ids: readonly string[], chance: () => number): number {
  const [, column, row] = id.split('-').map(Number);
  const [dx, dy] = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ][Math.floor(chance() * 4)];
  const name = (x: number, y: number) => `atom-${String(x).padStart(2, '0')}-${String(y).padStart(2, '0')}`;
  const beside = ids.indexOf(name(column + dx, row + dy));
  return beside >= 0 ? beside : ids.indexOf(name(column - dx, row - dy));
}
