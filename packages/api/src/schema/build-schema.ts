import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type PubSub } from 'type-graphql';
import { AccessResolver, ScopeResolver } from '../access/access-resolver.ts';
import { DelegationResolver } from '../access/delegation-resolver.ts';
import { guardSchema } from '../access/guard-schema.ts';
import { OwnSessionResolver } from '../access/own-session-resolver.ts';
import { AccountDelegationResolver } from '../account/account-delegation-resolver.ts';
import { AccountKeysResolver } from '../account/account-keys-resolver.ts';
import { AccountResolver } from '../account/account-resolver.ts';
import { GrantResolver } from '../account/grant-resolver.ts';
import { AppealFiguresResolver } from '../appeal/appeal-figures-resolver.ts';
import { AppealLatticeResolver } from '../appeal/appeal-lattice-resolver.ts';
import { AppealResolver, GridAppealsResolver } from '../appeal/appeal-resolver.ts';
import { BuildingResolver, CompoundResolver, DistrictResolver } from '../asset/asset-resolver.ts';
import { AuditResolver } from '../audit/audit-resolver.ts';
import { BusinessResolver } from '../business/business-resolver.ts';
import { GridChangeRequestResolver } from '../business/grid-change-request-resolver.ts';
import { ArcFlipResolver } from '../insight/arc-flip-resolver.ts';
import { LedgerResolver, LedgerTotalsResolver, PlanLedgerResolver } from '../insight/ledger-resolver.ts';
import { LostLineResolver } from '../insight/lost-line-resolver.ts';
import { DepartmentFiguresResolver, PlanInsightResolver } from '../insight/plan-insight-resolver.ts';
import { JobResolver } from '../job/job-resolver.ts';
import { ApiKeyResolver } from '../key/key-resolver.ts';
import { FaultsOfLayerResolver, LayerFaultResolver } from '../layer/layer-fault-resolver.ts';
import { DepartmentResolver, LayerResolver, LegacyGridResolver } from '../layer/layer-resolver.ts';
import {
  BranchResolver,
  GridBranchesResolver,
  PlaceResolver,
  PlanBranchesResolver,
} from '../organisation/organisation-resolver.ts';
import { AppealPersonsResolver, PersonResolver, PersonRevealResolver } from '../person/person-resolver.ts';
import { ArcResolver } from '../plan/arc-resolver.ts';
import {
  CrosswalkShareResolver,
  GridCrosswalkResolver,
  LegacyGridCrosswalkResolver,
  LegacyShareResolver,
} from '../plan/crosswalk-resolver.ts';
import { EditResolver } from '../plan/edit-resolver.ts';
import { GridResolver, PlanResolver } from '../plan/plan-resolver.ts';
import { GridChangeResolver, GridChangesResolver } from '../recode/grid-change-resolver.ts';
import { RecodeResolver } from '../recode/recode-resolver.ts';
import { RetentionResolver } from '../retention/retention-resolver.ts';
import { CommentAnswerResolver, CommentResolver, PlanCommentsResolver } from '../review/comment-resolver.ts';
import {
  PlanPublicationResolver,
  PublicationResolver,
  PublishedShareResolver,
} from '../review/publication-resolver.ts';
import { PlanReviewResolver, ReviewResolver, SignatureResolver } from '../review/review-resolver.ts';
import { BaseDataResolver } from '../setup/base-data-resolver.ts';
import { SetupResolver } from '../setup/setup-resolver.ts';
import { TileResolver } from '../tile/tile-resolver.ts';
import { CheckResolver } from '../work/check-resolver.ts';
import { CompareResolver, DepartmentPartResolver } from '../work/compare-resolver.ts';
import { GridMarksResolver } from '../work/grid-marks-resolver.ts';
import { PlanCopyResolver } from '../work/plan-copy-resolver.ts';
import { PresenceResolver } from '../work/presence-resolver.ts';

let schema: GraphQLSchema | null = null;

const NO_TOPICS: PubSub = {
  publish: () => undefined,
  subscribe: (topic) => {
    throw new Error(`No subscription has a topic, yet ${topic} was asked for.`);
  },
};

/** The executable schema with the policy in front of every field; built once a process. */
export function apiSchema(): GraphQLSchema {
  schema ??= guardSchema(
    buildSchemaSync({
      validate: false,
      // Every subscription brings its own source; the builder insists on one that none of them uses.
      pubSub: NO_TOPICS,
      resolvers: [
        AccessResolver,
        ScopeResolver,
        OwnSessionResolver,
        DelegationResolver,
        AccountKeysResolver,
        AccountResolver,
        AccountDelegationResolver,
        GrantResolver,
        DistrictResolver,
        BuildingResolver,
        CompoundResolver,
        DepartmentResolver,
        LayerResolver,
        LegacyGridResolver,
        FaultsOfLayerResolver,
        LayerFaultResolver,
        PlanResolver,
        GridResolver,
        ArcResolver,
        LegacyGridCrosswalkResolver,
        CrosswalkShareResolver,
        GridCrosswalkResolver,
        LegacyShareResolver,
        EditResolver,
        PlanInsightResolver,
        DepartmentFiguresResolver,
        PlanLedgerResolver,
        LedgerTotalsResolver,
        LedgerResolver,
        LostLineResolver,
        ArcFlipResolver,
        BranchResolver,
        GridBranchesResolver,
        PlaceResolver,
        PlanBranchesResolver,
        AppealResolver,
        AppealFiguresResolver,
        AppealLatticeResolver,
        GridAppealsResolver,
        JobResolver,
        ApiKeyResolver,
        TileResolver,
        SetupResolver,
        BaseDataResolver,
        RecodeResolver,
        GridChangesResolver,
        GridChangeResolver,
        PlanReviewResolver,
        ReviewResolver,
        SignatureResolver,
        PlanCommentsResolver,
        CommentResolver,
        CommentAnswerResolver,
        PlanPublicationResolver,
        PublicationResolver,
        PublishedShareResolver,
        BusinessResolver,
        GridChangeRequestResolver,
        GridMarksResolver,
        PlanCopyResolver,
        PresenceResolver,
        CompareResolver,
        DepartmentPartResolver,
        CheckResolver,
        PersonResolver,
        PersonRevealResolver,
        AppealPersonsResolver,
        RetentionResolver,
        AuditResolver,
      ],
    }),
  );
  return schema;
}
