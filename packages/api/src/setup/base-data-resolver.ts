import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ImportReport } from '../layer/layer-type.ts';
import { shownReport } from '../layer/shown-report.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asRefusal } from '../schema/refused.ts';
import {
  BaseDataKind,
  BaseDataSet,
  ClearBaseDataResult,
  ImportBaseDataInput,
  ImportBaseDataResult,
} from './base-data-type.ts';
import { importBaseData } from './import-base-data.ts';
import { inspectUpload } from './inspect-upload.ts';
import { InspectFileInput, InspectFileResult } from './inspection-type.ts';
import { shownDataSet } from './shown-data-set.ts';
import { setupNow } from './shown-setup.ts';

@Resolver(() => BaseDataSet)
export class BaseDataResolver {
  @Query(() => [BaseDataSet], {
    description: 'Every kind of base data in its order, those without anything too.',
  })
  async baseData(@Ctx() context: RequestContext): Promise<readonly BaseDataSet[]> {
    return (await districtOf(context).setup.baseData()).map(shownDataSet);
  }

  @FieldResolver(() => ImportReport, {
    nullable: true,
    description: 'What reading the file found; null without a file.',
  })
  report(@Root() dataSet: BaseDataSet, @Ctx() context: RequestContext): ImportReport | null {
    return dataSet.fileName === null ? null : shownReport(dataSet.storedReport, context.locale);
  }

  @Mutation(() => InspectFileResult, {
    description:
      'Look at an uploaded file in a reference system and an encoding, before it becomes anything. Nothing is stored.',
  })
  inspectFile(
    @Arg('input', () => InspectFileInput, { description: 'Which file, and what for.' })
    input: InspectFileInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof InspectFileResult> {
    return inspectUpload(input, context);
  }

  @Mutation(() => ImportBaseDataResult, {
    description:
      'Import one kind of base data from an uploaded file; it replaces all there was of it, or nothing where it fails.',
  })
  importBaseData(
    @Arg('input', () => ImportBaseDataInput, { description: 'Which file becomes what.' })
    input: ImportBaseDataInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof ImportBaseDataResult> {
    return importBaseData(input, context);
  }

  @Mutation(() => ClearBaseDataResult, {
    description: 'Remove one kind of base data; refused while something needs it.',
  })
  async clearBaseData(
    @Arg('kind', () => BaseDataKind, { description: 'Which kind.' }) kind: BaseDataKind,
    @Ctx() context: RequestContext,
  ): Promise<typeof ClearBaseDataResult> {
    const refused = await districtOf(context).setup.clearBaseData(kind, actorOf(context));
    if (refused === null) return setupNow(context);
    const by = context.say(`base-data-user-${refused.params.by}`);
    return asRefusal({ ...refused, params: { ...refused.params, by } }, context);
  }
}
