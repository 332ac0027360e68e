import { useQuery } from 'urql';
import { planDocument } from '../graphql/map-documents.ts';
import { type MergeReport, readReport } from '../merge/report.ts';

/** The communities in which a plan's grids lie, as its merge reported them, or that of the plan it came from. */
export function useCommunities(planId: string, fromPlanId: string | null): MergeReport['communities'] {
  const [own] = useQuery({ query: planDocument, variables: { planId } });
  const found = communitiesOf(own.data?.plan?.report);
  const [earlier] = useQuery({
    query: planDocument,
    variables: { planId: fromPlanId ?? '' },
    pause: fromPlanId === null || own.data === undefined || found.length > 0,
  });
  return found.length > 0 ? found : communitiesOf(earlier.data?.plan?.report);
}

function communitiesOf(report: Parameters<typeof readReport>[0] | undefined): MergeReport['communities'] {
  return report === undefined ? [] : (readReport(report)?.communities ?? []);
}
