import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { Plan } from '../plan/plan-type.ts';
import { shownPlan } from '../plan/shown-plan.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { linesOf, readDoubts } from './doubts.ts';
import { inspectSheet } from './inspect-sheet.ts';
import { offsetConnection, offsetPage } from './offset-page.ts';
import { recodeSheetFile } from './recode-sheet-file.ts';
import {
  InspectSheetInput,
  InspectSheetResult,
  RecodedSheet,
  RecodedSheetConnection,
  RecodeSheetInput,
  RecodeSheetResult,
  type SheetRow,
  SheetRowConnection,
  SheetRowStatus,
} from './recode-type.ts';
import { shownSheet } from './shown-sheet.ts';

@Resolver(() => RecodedSheet)
export class RecodeResolver {
  @Query(() => RecodedSheetConnection, { description: 'The sheets one has had recoded, newest first.' })
  recodedSheets(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<RecodedSheet>> {
    return askPage(districtOf(context).recode.sheets(context.viewer!.id, pageRequest(page)), shownSheet);
  }

  @Query(() => RecodedSheet, {
    nullable: true,
    description: 'One of one’s own recoded sheets; null where there is none of this id.',
  })
  async recodedSheet(
    @Arg('id', () => ID, { description: 'Id of the recoded sheet.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<RecodedSheet | null> {
    const record = await districtOf(context).recode.sheet(id);
    return record === null || record.accountId !== context.viewer?.id ? null : shownSheet(record);
  }

  @Mutation(() => InspectSheetResult, {
    description: 'Look at an uploaded sheet: its columns, and which of them seem to matter. Changes nothing.',
  })
  inspectSheet(
    @Arg('input', () => InspectSheetInput, { description: 'Which file, read how.' }) input: InspectSheetInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof InspectSheetResult> {
    return inspectSheet(input, context);
  }

  @Mutation(() => RecodeSheetResult, {
    description:
      'Give every row of an uploaded sheet its unified code, by old code, by coordinates, or both. The finished sheet is kept beside the received one.',
  })
  recodeSheet(
    @Arg('input', () => RecodeSheetInput, { description: 'Which file, by which columns.' })
    input: RecodeSheetInput,
    @Ctx() context: RequestContext,
  ): Promise<typeof RecodeSheetResult> {
    return recodeSheetFile(input, context);
  }

  @FieldResolver(() => SheetRowConnection, {
    description:
      'Rows without a unified code: the doubtful ones, then the unmatched ones, each in their order.',
  })
  async doubtfulRows(
    @Root() sheet: RecodedSheet,
    @Arg('status', () => SheetRowStatus, { nullable: true, description: 'Only these.' })
    status: SheetRowStatus | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<SheetRow>> {
    const [from, until] = linesOf(status ?? null, sheet);
    const page = offsetPage(args, until - from);
    const content = await districtOf(context).files.content(sheet.doubtsFileId);
    const doubts = readDoubts(content ?? new Uint8Array(), from + page.start, from + page.end);
    const nodes = doubts.map(({ row, reasons, candidates, at }, i): SheetRow => {
      const line = from + page.start + i;
      return {
        row,
        status: line < sheet.doubtful ? SheetRowStatus.DOUBTFUL : SheetRowStatus.UNMATCHED,
        codes: reasons.map(({ code }) => code),
        message: reasons.map(({ code, params }) => context.say(code, params)).join(' '),
        candidates,
        at,
      };
    });
    return offsetConnection(nodes, page, until - from);
  }

  @FieldResolver(() => Department, { nullable: true, description: 'Whose old codes it had; null for none.' })
  department(@Root() sheet: RecodedSheet, @Ctx() context: RequestContext): Promise<Department | null> | null {
    return sheet.departmentId === null ? null : context.loaders.department.load(sheet.departmentId);
  }

  @FieldResolver(() => Plan, { description: 'The plan it was recoded by.' })
  async plan(@Root() sheet: RecodedSheet, @Ctx() context: RequestContext): Promise<Plan | null> {
    const record = await context.loaders.plan.load(sheet.planId);
    return record === null ? null : shownPlan(record);
  }
}
