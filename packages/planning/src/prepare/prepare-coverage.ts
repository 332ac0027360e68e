import {
  type Arrangement,
  insidePosition,
  type LandInHand,
  type LandPlace,
  type Lattice,
  type LatticePolygon,
  type LayerLand,
  type PlanarGraph,
  prepareLand,
} from '@onegrid/geometry';
import type { LayerFault, LayerRepairs } from '../model/repair.ts';
import { faultId } from './fault-id.ts';
import { type RankedCandidates, rankCandidates } from './rank-candidates.ts';

/** What a layer is prepared with. */
export interface CoverageFrame {
  readonly lattice: Lattice;
  /** The land the layer should cover; empty where that is not known. */
  readonly outline: readonly LatticePolygon[];
  /** See `DEFAULT_THIN_METRES`. */
  readonly thinMetres: number;
  /** Grid ids by label, sorted. */
  readonly ids: readonly string[];
  readonly repairs: LayerRepairs;
  /** Households by face of a graph; asked once at most, where the rule needs them or they are to be told. */
  readonly householdsAt?: ((graph: PlanarGraph) => Float64Array) | undefined;
  /** Tell the households of every fault and grid whatever the rule; they take longer than all the rest. */
  readonly tellHouseholds?: boolean;
}

export interface PreparedCoverage {
  /** The layer as prepared: each face has one label or none. */
  readonly arrangement: Arrangement;
  /** Largest first, then by id. */
  readonly faults: LayerFault[];
}

/**
 * The layer as the merge takes it, and everything that was wrong with it: overlaps, gaps, inlets and slivers with
 * their receivers, and land of none that stays. What is a drawing fault follows from the width alone: no
 * circle of `thinMetres` fits into it. The result is the same for any order of the layer's features.
 *
 * @param arrangement of the layer alone, which is then cut along the outline, or within the outline already.
 */
export function prepareCoverage(
  arrangement: Arrangement | LayerLand,
  frame: CoverageFrame,
): PreparedCoverage {
  const { lattice, outline, thinMetres, ids } = frame;
  const counts = frame.tellHouseholds || frame.repairs.rule === 'most-households';
  const households = new LandHouseholds(counts ? frame.householdsAt : undefined);
  const decisions = new Map<LandPlace['place'], Decision>();
  const choose = (place: LandPlace, land: LandInHand): number => {
    const decision = decide(place, frame, households, land);
    decisions.set(place.place, decision);
    return decision.receiver;
  };
  const prepared = prepareLand(arrangement, { lattice, outline, thinMetres, choose });
  const faults = prepared.places.map((place): LayerFault => {
    const decision = decisions.get(place.place)!;
    const { ranked, receiver } = decision;
    return {
      id: decision.id,
      kind: place.kind,
      at: pointIn(place.place),
      place: place.place,
      areaM2: Math.round(place.areaM2 * 1000) / 1000,
      households: households.of(place.faces),
      grids: place.labels.map((label) => ids[label]!),
      repair: {
        receiver: receiver < 0 ? null : ids[receiver]!,
        by: decision.by,
        candidates: ranked.candidates.map(({ label, borderM, households: held }) => ({
          grid: ids[label]!,
          borderM: Math.round(borderM * 1000) / 1000,
          households: held,
        })),
        ...(decision.by === ranked.rule && ranked.lastLand ? { lastLand: true } : {}),
      },
    };
  });
  faults.sort((p, q) => q.areaM2 - p.areaM2 || (p.id < q.id ? -1 : 1));
  return { arrangement: prepared.arrangement, faults };
}

interface Decision {
  readonly id: string;
  readonly receiver: number;
  readonly by: LayerFault['repair']['by'];
  readonly ranked: RankedCandidates;
}

function decide(
  place: LandPlace,
  { ids, repairs }: CoverageFrame,
  households: LandHouseholds,
  land: LandInHand,
): Decision {
  const id = faultId(place.kind, place.place);
  const ranked = rankCandidates(place, ids, repairs, households.byGrid(land));
  if (Object.hasOwn(repairs.byHand, id)) {
    const chosen = repairs.byHand[id] ?? null;
    const receiver = chosen === null ? -1 : ids.indexOf(chosen);
    if (chosen === null || receiver >= 0) return { id, receiver, by: 'by-hand', ranked };
  }
  if (place.kind === 'enclave' || place.kind === 'uncovered') {
    return { id, receiver: -1, by: 'stays', ranked };
  }
  const [receiver] = ranked.candidates;
  return receiver === undefined
    ? { id, receiver: -1, by: 'stays', ranked }
    : { id, receiver: receiver.label, by: ranked.rule, ranked };
}

/** Households of places and of grids, counted when they are first asked for. */
class LandHouseholds {
  private byFace: Float64Array | null = null;
  private ofGrid: Map<number, number> | null = null;

  constructor(private readonly householdsAt: CoverageFrame['householdsAt']) {}

  /** What each grid has on land that it alone holds; the first question settles it. */
  byGrid({ graph, owner }: LandInHand): ((label: number) => number) | null {
    if (this.householdsAt === undefined) return null;
    if (this.ofGrid === null) {
      const byFace = this.householdsAt(graph);
      this.byFace = byFace;
      const ofGrid = new Map<number, number>();
      owner.forEach((label, face) => {
        if (label >= 0 && byFace[face]! > 0) ofGrid.set(label, (ofGrid.get(label) ?? 0) + byFace[face]!);
      });
      this.ofGrid = ofGrid;
    }
    const { ofGrid } = this;
    return (label) => ofGrid.get(label) ?? 0;
  }

  of(faces: readonly number[]): number | null {
    const { byFace } = this;
    return byFace === null ? null : faces.reduce((sum, face) => sum + byFace[face]!, 0);
  }
}

function pointIn(place: LandPlace['place']): [number, number] {
  const polygon =
    place.type === 'Polygon' ? place : { type: 'Polygon' as const, coordinates: place.coordinates[0]! };
  const [x, y] = insidePosition(polygon);
  return [x!, y!];
}
