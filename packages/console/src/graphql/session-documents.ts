import { graphql } from './graphql.ts';

export const meDocument = graphql(`
  query Me {
    me { id name displayName role department { id } may }
    setup { required codeRequired districtExists }
  }
`);

export const signInDocument = graphql(`
  mutation SignIn($name: String!, $password: String!) {
    signIn(name: $name, password: $password) {
      __typename
      ... on SignedIn { account { id name displayName role department { id } may } }
      ... on Refusal { code message }
    }
  }
`);

export const signOutDocument = graphql(`
  mutation SignOut { signOut }
`);
