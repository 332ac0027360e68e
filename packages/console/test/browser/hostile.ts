import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { ask } from './ask.ts';
import type { WatchedPage } from './browser.ts';

export const IMAGE = '<img src=x onerror="window.__xss=1">';
const SCRIPT = '<script>window.__xss=1</script>';
const DRAWING = '"><svg onload="window.__xss=1">';
const LINK = 'javascript:window.__xss=1';

/** What would run where a text is taken for markup, for names of up to a hundred characters. */
export const NAME = `${IMAGE}${DRAWING}`;
/** The same, and more, where a text may be long. */
export const TEXT = `${SCRIPT} ${IMAGE} ${DRAWING} ${LINK}`;
/** A file's name; a quotation mark would be written otherwise on its way. */
export const FILE_NAME = '<img src=x onerror=window.__xss=1>.geojson';

interface Marks {
  __xss?: unknown;
  __violations?: string[];
}

/** Notes what the content security policy refuses, from the first moment of every page. */
export async function watchPolicy(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const marks = window as unknown as Marks;
    marks.__violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      marks.__violations?.push(`${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
}

/** Holds that nothing of what was put in ran, became an element, was fetched or was tried. */
export async function expectUnharmed({ page, errors, outside, requests }: WatchedPage): Promise<void> {
  const found = await page.evaluate(() => {
    const marks = window as unknown as Marks;
    const made = [...document.querySelectorAll('*')].filter(
      (element) =>
        (element.localName === 'script' && element.textContent?.includes('__xss')) ||
        [...element.attributes].some(
          ({ name, value }) =>
            name.startsWith('on') ||
            (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name) &&
              (value === 'x' || /^\s*javascript:/i.test(value))),
        ),
    );
    return {
      ran: marks.__xss !== undefined,
      made: made.map(({ outerHTML }) => outerHTML.slice(0, 200)),
      refused: marks.__violations,
    };
  });
  expect(found).toEqual({ ran: false, made: [], refused: [] });
  expect(requests.filter((address) => new URL(address).pathname === '/x')).toEqual([]);
  expect(errors).toEqual([]);
  expect(outside).toEqual([]);
}

/** Does one thing through the api, and answers what `fields` ask of it; a refusal fails. */
export async function act<T = object>(page: Page, call: string, fields = ''): Promise<T> {
  const { done } = await ask<{ done: T & { __typename: string } }>(
    page,
    `mutation { done: ${call} { __typename ... on Problem { code message } ${fields} } }`,
  );
  expect(done.__typename, `${call}: ${JSON.stringify(done)}`).not.toMatch(/Refusal|Rejected|Conflict/);
  return done;
}

/** Sends a file as the console does, under a name of one's own; answers its id. */
export async function sendFile(page: Page, name: string, content: string): Promise<string> {
  return page.evaluate(
    async ([fileName, text]) => {
      const body = new FormData();
      body.append('file', new File([text], fileName));
      const response = await fetch('/files', {
        method: 'POST',
        headers: { 'x-onegrid': 'test' },
        body,
      });
      const { fileId } = (await response.json()) as { fileId?: string };
      if (fileId === undefined) throw new Error(`the file was refused: ${response.status}`);
      return fileId;
    },
    [name, content],
  );
}
