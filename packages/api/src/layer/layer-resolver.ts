import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import {
  Department,
  ImportReport,
  Layer,
  LayerConnection,
  LayerStatus,
  LegacyGrid,
  LegacyGridConnection,
} from './layer-type.ts';
import { prepareLayer } from './prepare-layer.ts';
import {
  AcceptLayerResult,
  DiscardLayerResult,
  PrepareLayerInput,
  PrepareLayerResult,
} from './prepare-layer-type.ts';
import { shownLayer } from './shown-layer.ts';
import { shownReport } from './shown-report.ts';

@Resolver(() => Department)
export class DepartmentResolver {
  @Query(() => [Department], { description: 'Every department of the district, in the order of its weight.' })
  departments(@Ctx() context: RequestContext): Promise<readonly Department[]> {
    return context.loaders.departments();
  }

  @FieldResolver(() => Layer, {
    nullable: true,
    description: 'Its layer of today; null before the first is accepted.',
  })
  async acceptedLayer(@Root() department: Department, @Ctx() context: RequestContext): Promise<Layer | null> {
    const record = (await context.loaders.acceptedLayers()).get(department.id);
    return record === undefined ? null : shownLayer(record);
  }
}

@Resolver(() => Layer)
export class LayerResolver {
  @Query(() => LayerConnection, { description: 'Layers, newest first.' })
  layers(
    @Arg('departmentId', () => ID, { nullable: true, description: 'Only this department’s.' }) departmentId:
      | string
      | null,
    @Arg('status', () => LayerStatus, { nullable: true, description: 'Only in this state.' })
    status: LayerStatus | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Layer>> {
    const filter = { ...(departmentId ? { departmentId } : {}), ...(status ? { status } : {}) };
    return askPage(districtOf(context).layers.layers(filter, pageRequest(page)), shownLayer);
  }

  @Query(() => Layer, { nullable: true, description: 'One layer; null where there is none of this id.' })
  async layer(
    @Arg('id', () => ID, { description: 'Id of the layer.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Layer | null> {
    const record = await context.loaders.layer.load(id);
    return record === null ? null : shownLayer(record);
  }

  @FieldResolver(() => Department, { description: 'Whose layer it is.' })
  department(@Root() layer: Layer, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(layer.departmentId);
  }

  @FieldResolver(() => ImportReport, { description: 'What reading the file found.' })
  report(@Root() layer: Layer, @Ctx() context: RequestContext): ImportReport {
    return shownReport(layer.storedReport, context.locale);
  }

  @FieldResolver(() => LegacyGridConnection, { description: 'Its grids in the order of the file.' })
  legacyGrids(
    @Root() layer: Layer,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<LegacyGrid>> {
    return askPage(districtOf(context).layers.legacyGrids(layer.id, pageRequest(page)), asItIs);
  }

  @Mutation(() => PrepareLayerResult, {
    description: 'Turn an uploaded file into a draft layer with its report. Nothing is accepted yet.',
  })
  prepareLayer(
    @Arg('input', () => PrepareLayerInput, { description: 'Which file becomes whose layer.' })
    input: PrepareLayerInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof PrepareLayerResult> {
    return prepareLayer(input, context);
  }

  @Mutation(() => AcceptLayerResult, {
    description:
      'Accept a draft layer: it is the department’s layer from now on and replaces the one before.',
  })
  async acceptLayer(
    @Arg('id', () => ID, { description: 'Id of the draft layer.' }) id: string,
    @Arg('newRound', () => Boolean, {
      defaultValue: false,
      description: 'Opens a new planning round; needed as soon as a plan is published.',
    })
    newRound: boolean,
    @Ctx() context: RequestContext,
  ): Promise<typeof AcceptLayerResult> {
    const outcome = await districtOf(context).layers.accept(id, actorOf(context), newRound);
    return isRefused(outcome) ? asRefusal(outcome, context) : shownLayer(outcome);
  }

  @Mutation(() => DiscardLayerResult, { description: 'Put a draft layer aside; its file is kept.' })
  async discardLayer(
    @Arg('id', () => ID, { description: 'Id of the draft layer.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof DiscardLayerResult> {
    const outcome = await districtOf(context).layers.discard(id, actorOf(context));
    return isRefused(outcome) ? asRefusal(outcome, context) : shownLayer(outcome);
  }
}

@Resolver(() => LegacyGrid)
export class LegacyGridResolver {
  @Query(() => LegacyGrid, {
    nullable: true,
    description: 'One department’s grid; null where there is none of this id.',
  })
  legacyGrid(
    @Arg('id', () => ID, { description: 'Id of the grid (not the department’s own id of it).' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<LegacyGrid | null> {
    return context.loaders.legacyGrid.load(id);
  }

  @FieldResolver(() => Layer, { description: 'The layer it belongs to.' })
  async layer(@Root() grid: LegacyGrid, @Ctx() context: RequestContext): Promise<Layer | null> {
    const record = await context.loaders.layer.load(grid.layerId);
    return record === null ? null : shownLayer(record);
  }
}
