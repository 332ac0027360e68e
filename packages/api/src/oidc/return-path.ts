const LONGEST_PATH = 2_000;
const HERE = 'http://here.invalid';

/** A way on this server's own pages, as a page asked for it; its first page for everything else. */
export function returnPath(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > LONGEST_PATH || !/^\/(?![/\\])/.test(asked)) return '/';
  if (!URL.canParse(asked, HERE)) return '/';
  const url = new URL(asked, HERE);
  // As it was understood, so that no browser can understand it otherwise.
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === HERE && !path.startsWith('//') ? path : '/';
}
