import type { EditRules } from '../edit/edit-rules.ts';
import { type PlanDiff, touchedGrids } from '../edit/plan-diff.ts';
import { atomsOf, type PlanState, planIndex } from '../edit/plan-state.ts';
import type { Atom } from '../model/atom.ts';
import { checkGrids, type PlanCheck } from '../rules/plan-check.ts';
import type { GroundDocument } from '../session/plan-documents.ts';
import { type AgreementChange, AgreementSums } from './agreement-sums.ts';
import { AtomGround } from './atom-facts.ts';
import { BorderEdges } from './border-edges.ts';
import { householdsMoved } from './households-moved.ts';

/** What a planner wants to know of a grid. */
export interface GridFigures {
  readonly code: string;
  readonly households: number;
  readonly areaM2: number;
  readonly atoms: number;
  /** Officers of the departments' old grids that its atoms are labelled with, each counted once. */
  readonly officers: number;
  /** Of the last twelve months; null where they are not told. */
  readonly appeals: number | null;
  readonly buildings: number;
  /** Names of the branches in it, sorted. */
  readonly branches: readonly string[];
  /** Polsby & Popper: 4 pi area / perimeter squared, 1 for a disc. */
  readonly compactness: number;
}

/** What a change does to the figures of the grids that it touches. */
export interface LiveChange {
  /** By code; null where the grid is not there. */
  readonly grids: readonly {
    readonly code: string;
    readonly before: GridFigures | null;
    readonly after: GridFigures | null;
  }[];
  /** Adjusted Rand index with every department, in their order. */
  readonly agreement: readonly AgreementChange[];
  /** Households on land that changes its grid. */
  readonly householdsMoved: number;
  /** Of the touched grids that are there afterwards, without edits that would mend what is wrong. */
  readonly checks: readonly PlanCheck[];
}

/** What is worked out of a plan once, however many changes of it are tried. */
interface PlanFacts {
  agreement: AgreementSums | null;
  readonly figures: Map<string, GridFigures>;
  readonly borders: Map<string, BorderEdges>;
}

/**
 * Figures of grids while a change is being drawn, in a time that grows with the grids it touches: what lies in an
 * atom is counted once, and what holds of the plan before is kept as long as that plan lives.
 */
export class LiveFigures {
  private readonly ground: AtomGround;
  private readonly rules: EditRules;
  private readonly departments: readonly string[];
  /** By the codes of a plan's atoms: other marks or another revision change nothing here, and every edit makes new ones. */
  private readonly plans = new WeakMap<PlanState['codes'], PlanFacts>();

  constructor(ground: GroundDocument, departments: readonly { readonly id: string }[]) {
    this.ground = new AtomGround(ground);
    this.rules = ground.rules;
    this.departments = departments.map(({ id }) => id);
  }

  /** Figures of these grids of a plan (all of them for null), in order of their codes; unknown codes have none. */
  figures(plan: PlanState, codes: readonly string[] | null): GridFigures[] {
    const { members } = planIndex(plan);
    return [...new Set(codes ?? members.keys())]
      .filter((code) => members.has(code))
      .sort()
      .map((code) => this.figuresOf(plan, code));
  }

  /**
   * What a change does.
   *
   * @param before the same plan while changes of it are tried, as what is known of it is kept
   * @param after `before` with `diff`
   */
  change(before: PlanState, diff: PlanDiff, after: PlanState): LiveChange {
    const facts = this.factsOf(before);
    facts.agreement ??= new AgreementSums(before, this.departments);
    const codes = codesToShow(before, diff);
    const there = planIndex(before).members;
    const then = planIndex(after).members;
    return {
      grids: codes.map((code) => ({
        code,
        before: there.has(code) ? this.figuresOf(before, code) : null,
        after: then.has(code) ? this.grid(after, code, this.borderAfter(before, diff, code)) : null,
      })),
      agreement: facts.agreement.change(diff),
      householdsMoved: householdsMoved(before, diff),
      checks: checkGrids(
        after,
        codes.filter((code) => then.has(code)),
        this.rules,
        { fixes: false },
      ),
    };
  }

  private figuresOf(plan: PlanState, code: string): GridFigures {
    const { figures } = this.factsOf(plan);
    const known = figures.get(code);
    if (known) return known;
    const made = this.grid(plan, code, this.borderOf(plan, code));
    figures.set(code, made);
    return made;
  }

  private grid(plan: PlanState, code: string, { lengthM }: BorderEdges): GridFigures {
    const atoms = atomsOf(plan, [code]).map((i) => plan.atoms[i]);
    const officers = new Set<string>();
    const branches = new Set<string>();
    let [households, areaM2, buildings] = [0, 0, 0];
    let appeals: number | null = 0;
    for (const atom of atoms) {
      const facts = this.ground.factsOf(atom);
      households += atom.households;
      areaM2 += atom.areaM2;
      appeals = appeals === null || facts.appeals === null ? null : appeals + facts.appeals;
      buildings += facts.buildings;
      for (const officer of facts.officers) officers.add(officer);
      for (const branch of facts.branches) branches.add(branch);
    }
    const compactness = lengthM > 0 ? (4 * Math.PI * areaM2) / lengthM ** 2 : 0;
    const names = [...branches].sort();
    const count = { atoms: atoms.length, officers: officers.size };
    return { code, households, areaM2, ...count, appeals, buildings, branches: names, compactness };
  }

  private borderOf(plan: PlanState, code: string): BorderEdges {
    const { borders } = this.factsOf(plan);
    const known = borders.get(code);
    if (known) return known;
    const border = new BorderEdges();
    for (const i of atomsOf(plan, [code])) border.toggle(plan.atoms[i]);
    borders.set(code, border);
    return border;
  }

  /** The border of a grid after a change, from the atoms that it loses and gains. */
  private borderAfter(before: PlanState, diff: PlanDiff, code: string): BorderEdges {
    const border = new BorderEdges(this.borderOf(before, code));
    for (const atom of atomsComingAndGoing(before, diff, code)) border.toggle(atom);
    return border;
  }

  private factsOf(plan: PlanState): PlanFacts {
    const known = this.plans.get(plan.codes);
    if (known) return known;
    const facts: PlanFacts = { agreement: null, figures: new Map(), borders: new Map() };
    this.plans.set(plan.codes, facts);
    return facts;
  }
}

function atomsComingAndGoing(before: PlanState, diff: PlanDiff, code: string): Atom[] {
  const { position } = planIndex(before);
  return [
    ...[...diff.removed, ...diff.added].flatMap((placed) => (placed.code === code ? [placed.atom] : [])),
    ...diff.reassigned.flatMap(({ atomId, from, to }) =>
      from === code || to === code ? [before.atoms[position.get(atomId)!]] : [],
    ),
  ];
}

/** The grids that a change touches, those among them whose marks or micro-grids alone change. */
function codesToShow(before: PlanState, diff: PlanDiff): string[] {
  const { position } = planIndex(before);
  const marked = diff.marks.flatMap(({ kind, key }) => (kind === 'border' ? [] : [key]));
  const micro = diff.micro.flatMap(({ atomId }) => before.codes[position.get(atomId) ?? -1] ?? []);
  return [...new Set([...touchedGrids(diff), ...marked, ...micro])].sort();
}
