import { dissolve } from '@onegrid/geometry';
import type { MarkKind } from '@onegrid/planning';
import type { MicroAtom } from '@onegrid/store';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Grid } from '../plan/plan-type.ts';
import type { RequestContext } from '../request/context.ts';
import { MicroGrid } from './micro-grid-type.ts';

/** What planners say of a grid, and the micro-grids inside it. */
@Resolver(() => Grid)
export class GridMarksResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Kind of a dedicated grid (专属), such as `hospital`; null where it is none.',
  })
  dedicated(@Root() grid: Grid, @Ctx() context: RequestContext): Promise<string | null> {
    return markOf(grid, 'dedicated', context);
  }

  @FieldResolver(() => Boolean, { description: 'Whether its land does not change.' })
  async locked(@Root() grid: Grid, @Ctx() context: RequestContext): Promise<boolean> {
    return (await markOf(grid, 'locked', context)) !== null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it is left outside the band; null where nobody said so.',
  })
  bandReason(@Root() grid: Grid, @Ctx() context: RequestContext): Promise<string | null> {
    return markOf(grid, 'band-reason', context);
  }

  @FieldResolver(() => [MicroGrid], { description: 'Its micro-grids by number; at most 99.' })
  async micro(@Root() { planId, code }: Grid, @Ctx() context: RequestContext): Promise<readonly MicroGrid[]> {
    return microGridsOf(await context.loaders.microAtoms.load({ planId, key: code }));
  }
}

async function markOf(
  { planId, code }: Grid,
  kind: MarkKind,
  { loaders }: RequestContext,
): Promise<string | null> {
  const marks = await loaders.gridMarks.load({ planId, key: code });
  return marks.find((mark) => mark.kind === kind)?.value ?? null;
}

/** Micro-grids dissolved from their atoms, by number. */
export function microGridsOf(atoms: readonly MicroAtom[]): MicroGrid[] {
  const numbers = [...new Set(atoms.map(({ number }) => number))].sort();
  return numbers.map((number) => {
    const own = atoms.filter((atom) => atom.number === number);
    return {
      number,
      households: own.reduce((sum, { households }) => sum + households, 0),
      areaM2: Math.round(own.reduce((sum, { areaM2 }) => sum + areaM2, 0) * 100) / 100,
      geometry: dissolve(own.map(({ geometry }) => geometry)),
    };
  });
}
