import { graphql, type ResultOf } from './graphql.ts';

const personFields = graphql(`
  fragment PersonFields on Person {
    id name telephone identityNumber home grid createdAt neededAt erasedAt mayReveal
    town { id name nameEn }
    community { id name nameEn }
    departments { id name nameEn }
  }
`);
export type Person = ResultOf<typeof personFields>;

export const personsDocument = graphql(
  `
  query Persons($filter: PersonFilterInput, $after: String) {
    persons(filter: $filter, first: 50, after: $after) {
      nodes { ...PersonFields }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [personFields],
);

export const personDocument = graphql(
  `
  query Person($id: ID!) { person(id: $id) { ...PersonFields } }
`,
  [personFields],
);

/** Whom an appeal is about; asked apart from the appeal, as not everybody who sees an appeal sees its persons. */
export const appealPersonsDocument = graphql(
  `
  query AppealPersons($id: ID!) { appeal(id: $id) { id persons { ...PersonFields } } }
`,
  [personFields],
);

export const personRevealsDocument = graphql(`
  query PersonReveals($id: ID!, $after: String) {
    person(id: $id) {
      id
      reveals(first: 10, after: $after) {
        nodes { id by fields purpose reason at }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
export type PersonReveal = NonNullable<
  ResultOf<typeof personRevealsDocument>['person']
>['reveals']['nodes'][number];

export const revealLimitDocument = graphql(`
  query RevealLimit { revealLimit { limit left } }
`);

export const revealPersonDocument = graphql(`
  mutation RevealPerson($id: ID!, $fields: [PersonField!]!, $purpose: RevealPurpose!, $reason: String!) {
    revealPerson(id: $id, fields: $fields, purpose: $purpose, reason: $reason) {
      __typename
      ... on PersonRevealed { name telephone identityNumber home left person { id } }
      ... on Refusal { code message }
    }
  }
`);

export const correctPersonDocument = graphql(`
  mutation CorrectPerson($id: ID!, $input: CorrectPersonInput!) {
    correctPerson(id: $id, input: $input) { __typename ... on Person { id } ... on Refusal { code message } }
  }
`);

export const erasePersonDocument = graphql(`
  mutation ErasePerson($id: ID!, $reason: String!) {
    erasePerson(id: $id, reason: $reason) { __typename ... on Person { id } ... on Refusal { code message } }
  }
`);
