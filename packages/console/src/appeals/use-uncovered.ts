import { useQuery } from 'urql';
import { useWorkbench } from '../app/workbench.tsx';
import { coverageDocument } from '../graphql/appeal-documents.ts';

const NONE: readonly string[] = [];

/** Codes of the grids in which no branch stands; none before they are read or where they are not wanted. */
export function useUncovered(wanted: boolean): readonly string[] {
  const { plan } = useWorkbench();
  const [{ data }] = useQuery({
    query: coverageDocument,
    variables: { planId: plan?.id ?? '' },
    // A new revision may have other grids.
    requestPolicy: 'cache-and-network',
    pause: !wanted || plan === null,
  });
  return wanted ? (data?.plan?.gridsWithoutBranch ?? NONE) : NONE;
}
