/** What the parent says to the embedded database's process. */
export type ToChild =
  | { readonly kind: 'open'; readonly folder: string; readonly socketPath: string }
  | { readonly kind: 'ping' }
  | { readonly kind: 'close' };

/** What it answers. A `pong` comes only when no statement is running. */
export type FromChild =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'pong' };
