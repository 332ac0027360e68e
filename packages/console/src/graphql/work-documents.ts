import { jobFields, layerFields } from './fragments.ts';
import { graphql } from './graphql.ts';

export const layersDocument = graphql(
  `
  query Layers($status: LayerStatus) { layers(status: $status, first: 50) { nodes { ...LayerFields } } }
`,
  [layerFields],
);

export const layerDocument = graphql(
  `
  query Layer($id: ID!) { layer(id: $id) { ...LayerFields } }
`,
  [layerFields],
);

export const prepareLayerDocument = graphql(
  `
  mutation PrepareLayer($input: PrepareLayerInput!) {
    prepareLayer(input: $input) {
      __typename
      ... on Layer { ...LayerFields }
      ... on FileRejected { code message fileAt: at }
    }
  }
`,
  [layerFields],
);

export const acceptLayerDocument = graphql(`
  mutation AcceptLayer($id: ID!, $newRound: Boolean!) {
    acceptLayer(id: $id, newRound: $newRound) { __typename ... on Layer { id status } ... on Refusal { code message } }
  }
`);

export const discardLayerDocument = graphql(`
  mutation DiscardLayer($id: ID!) {
    discardLayer(id: $id) { __typename ... on Layer { id status } ... on Refusal { code message } }
  }
`);

export const startMergeDocument = graphql(
  `
  mutation StartMerge($input: StartMergeInput!) {
    startMerge(input: $input) { __typename ... on Job { ...JobFields } ... on Refusal { code reason: message } }
  }
`,
  [jobFields],
);

export const cancelJobDocument = graphql(
  `
  mutation CancelJob($id: ID!) {
    cancelJob(id: $id) { __typename ... on Job { ...JobFields } ... on Refusal { code reason: message } }
  }
`,
  [jobFields],
);

export const jobDocument = graphql(
  `
  query Job($id: ID!) { job(id: $id) { ...JobFields } }
`,
  [jobFields],
);

export const appealsDocument = graphql(`
  query Appeals($filter: AppealFilter, $first: Int = 50, $after: String) {
    appeals(filter: $filter, first: $first, after: $after) {
      nodes { id number category status title requestedAt closedAt gridCode location }
      pageInfo { hasNextPage endCursor }
      totalCount totalIsEstimate
    }
  }
`);
