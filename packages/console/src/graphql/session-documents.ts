import { graphql } from './graphql.ts';

const ownFields = graphql(`
  fragment OwnFields on Account {
    id name displayName role department { id } may passwordMustChange
    grants { role scope { kind id } }
  }
`);

export const meDocument = graphql(
  `
  query Me {
    me { ...OwnFields }
    setup { required codeRequired districtExists }
  }
`,
  [ownFields],
);

export const signInMethodsDocument = graphql(`
  query SignInMethods { signInMethods { local oidcName oidcUrl } }
`);

export const signInDocument = graphql(
  `
  mutation SignIn($name: String!, $password: String!, $code: String) {
    signIn(name: $name, password: $password, code: $code) {
      __typename
      ... on SignedIn { account { ...OwnFields } }
      ... on Refusal { code message }
    }
  }
`,
  [ownFields],
);

export const signOutDocument = graphql(`
  mutation SignOut { signOut }
`);
