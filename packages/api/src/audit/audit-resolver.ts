import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { askedAnchors } from './asked-anchors.ts';
import { askedSearch, keptSearch } from './asked-search.ts';
import {
  AuditAnchorInput,
  type AuditDay,
  AuditDayConnection,
  type AuditLine,
  AuditLineConnection,
  AuditSearchInput,
  AuditVerdict,
} from './audit-type.ts';
import { verdictOfLog } from './verdict-of-log.ts';

@Resolver()
export class AuditResolver {
  @Query(() => AuditLineConnection, {
    description: 'Lines of the log, newest first. That they were looked at is written into it.',
  })
  async auditLines(
    @Arg('search', () => AuditSearchInput, { nullable: true, description: 'Which; all unless given.' })
    input: AuditSearchInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AuditLine>> {
    const search = askedSearch(input);
    const { audit, access } = districtOf(context);
    const lines = await askPage(audit.lines(search, pageRequest(page)), asItIs);
    const after = keptSearch(search);
    await access.record({ action: 'audit.search', objectKind: 'audit', after }, actorOf(context));
    return lines;
  }

  @Query(() => AuditDayConnection, {
    description: 'Days of the log, newest first, each with the hash to keep elsewhere.',
  })
  auditDays(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<AuditDay>> {
    return askPage(districtOf(context).audit.days(pageRequest(page)), asItIs);
  }

  @Query(() => AuditVerdict, {
    description: 'Compute the whole chain of the log anew, and hold it against days that were written down.',
  })
  auditVerdict(
    @Arg('anchors', () => [AuditAnchorInput], {
      nullable: true,
      description: 'Days with their hashes as they were written down, at most 1000.',
    })
    anchors: AuditAnchorInput[] | null,
    @Ctx() context: RequestContext,
  ): Promise<AuditVerdict> {
    return verdictOfLog(askedAnchors(anchors), context);
  }
}
