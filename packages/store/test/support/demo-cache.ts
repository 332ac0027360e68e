import { fileURLToPath } from 'node:url';

/** Where tests keep the demo district and its merge, so that only the first run builds them. */
export const DEMO_CACHE = fileURLToPath(new URL('../../node_modules/.cache/demo', import.meta.url));
