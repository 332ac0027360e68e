/** Asks the server's GraphQL and answers with what it says; `session`: the cookie of `sessionOf`. */
export async function ask(
  port: number,
  query: string,
  variables: Readonly<Record<string, string>>,
  session: string | null,
): Promise<unknown> {
  return (await post(port, query, variables, session)).json();
}

/** Signs in and answers with the cookie of the session. Fails where the server refuses. */
export async function sessionOf(port: number, name: string, password: string): Promise<string> {
  const query =
    'mutation($name: String!, $password: String!) { signIn(name: $name, password: $password) { __typename } }';
  const answer = await post(port, query, { name, password }, null);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`${name} may not sign in: ${await answer.text()}`);
  return cookie;
}

function post(
  port: number,
  query: string,
  variables: Readonly<Record<string, string>>,
  session: string | null,
): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(session === null ? {} : { cookie: session }) },
    body: JSON.stringify({ query, variables }),
  });
}
