import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../request/context.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { wordedError } from '../schema/worded-error.ts';
import { chooseRepairs } from './choose-repairs.ts';
import {
  ChooseRepairsInput,
  ChooseRepairsResult,
  type LayerFault,
  LayerFaultConnection,
  LayerFaultCount,
  LayerFaultKind,
  LayerFaults,
} from './layer-fault-type.ts';
import { repairsOf } from './layer-faults.ts';
import { Layer } from './layer-type.ts';

@Resolver(() => LayerFaults)
export class LayerFaultResolver {
  @FieldResolver(() => [LayerFaultCount], {
    description: 'How many of each kind; kinds without any are left out.',
  })
  counts(): LayerFaultCount[] {
    throw wordedError('NOT_AVAILABLE', 'insight-not-available', { what: 'faults' });
  }

  @FieldResolver(() => LayerFaultConnection, { description: 'The faults, largest first.' })
  faults(
    @Arg('kind', () => LayerFaultKind, { nullable: true, description: 'Only of this kind.' })
    _kind: LayerFaultKind | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<LayerFault>> {
    pageRequest(page);
    throw wordedError('NOT_AVAILABLE', 'insight-not-available', { what: 'faults' });
  }

  @Mutation(() => ChooseRepairsResult, {
    description: 'Choose how the faults of a draft or accepted layer are repaired; the next merge does so.',
  })
  chooseRepairs(
    @Arg('input', () => ChooseRepairsInput, { description: 'What is chosen.' }) input: ChooseRepairsInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ChooseRepairsResult> {
    return chooseRepairs(input, context);
  }
}

@Resolver(() => Layer)
export class FaultsOfLayerResolver {
  @FieldResolver(() => LayerFaults, { description: 'What is wrong with it, and how that is to be repaired.' })
  faults(@Root() layer: Layer): LayerFaults {
    const { rule, priority } = repairsOf(layer);
    return Object.assign(new LayerFaults(), { rule, priority, layerId: layer.id });
  }
}
