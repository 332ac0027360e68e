import { graphql, type ResultOf } from './graphql.ts';

export const auditLinesDocument = graphql(`
  query AuditLines($search: AuditSearchInput, $after: String) {
    auditLines(search: $search, first: 50, after: $after) {
      nodes {
        id at accountId accountName actingFor action objectKind objectId reason before after personId position hash
      }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);
export type AuditLine = ResultOf<typeof auditLinesDocument>['auditLines']['nodes'][number];

export const auditDaysDocument = graphql(`
  query AuditDays($after: String) {
    auditDays(first: 31, after: $after) {
      nodes { day lines position hash }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
export type AuditDay = ResultOf<typeof auditDaysDocument>['auditDays']['nodes'][number];

export const auditVerdictDocument = graphql(`
  query AuditVerdict($anchors: [AuditAnchorInput!]) {
    auditVerdict(anchors: $anchors) {
      holds lines days erased
      end { day position hash }
      faults { kind position day message }
    }
  }
`);
export type AuditVerdict = ResultOf<typeof auditVerdictDocument>['auditVerdict'];
