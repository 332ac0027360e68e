import type { Page } from 'playwright-core';

/** Asks the server as the page's own session; for what a test needs to know and no person would look up. */
export async function ask<T>(page: Page, query: string): Promise<T> {
  return page.evaluate(async (text) => {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text }),
    });
    const answer = (await response.json()) as { data: unknown; errors?: { message: string }[] };
    if (answer.errors !== undefined) throw new Error(answer.errors[0].message);
    return answer.data as never;
  }, query);
}
