import { type LayerFault as FoundFault, layerFaultText } from '@onegrid/planning';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { districtOf, type RequestContext } from '../request/context.ts';
import { askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
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

/** A fault as it was found, in words. */
function shownFault(found: FoundFault, context: RequestContext): LayerFault {
  const { id, kind, at, place, areaM2, households, grids, repair } = found;
  return {
    id,
    kind,
    place,
    areaM2,
    households,
    grids,
    at: { type: 'Point', coordinates: [...at] },
    receiver: repair.receiver,
    decidedBy: repair.by,
    candidates: repair.candidates,
    text: layerFaultText(context.locale, found),
  };
}

@Resolver(() => LayerFaults)
export class LayerFaultResolver {
  @FieldResolver(() => [LayerFaultCount], {
    description: 'How many of each kind; kinds without any are left out.',
  })
  async counts(
    @Root() { layerId }: LayerFaults,
    @Ctx() context: RequestContext,
  ): Promise<readonly LayerFaultCount[]> {
    const district = districtOf(context);
    await context.services.faults.ready(district, layerId);
    return district.layerFaults.counted(layerId);
  }

  @FieldResolver(() => LayerFaultConnection, { description: 'The faults, largest first.' })
  async faults(
    @Root() { layerId }: LayerFaults,
    @Arg('kind', () => LayerFaultKind, { nullable: true, description: 'Only of this kind.' })
    kind: LayerFaultKind | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<LayerFault>> {
    const page = pageRequest(args);
    const district = districtOf(context);
    await context.services.faults.ready(district, layerId);
    const filter = kind == null ? {} : { kind };
    return askPage(district.layerFaults.faults(layerId, filter, page), (fault) => shownFault(fault, context));
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
