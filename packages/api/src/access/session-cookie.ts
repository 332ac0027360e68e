import type { Request, Response } from 'express';

export const SESSION_COOKIE = 'onegrid_session';

/** The session token as it travels: read from the request, written to the response. */
export interface SessionCookie {
  /** The token that came with the request; null without one. */
  readonly token: string | null;
  set(token: string, lifetimeMs: number): void;
  clear(): void;
}

/** The session token in a Cookie header; null without one. */
export function tokenIn(header: string | undefined): string | null {
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === SESSION_COOKIE && value !== undefined && /^[\w.-]{20,200}$/.test(value)) return value;
  }
  return null;
}

/** HttpOnly and SameSite=Lax always, Secure where the request came over TLS. */
export function sessionCookie(request: Request, response: Response): SessionCookie {
  const common = { httpOnly: true, sameSite: 'lax', secure: request.secure, path: '/' } as const;
  return {
    token: tokenIn(request.headers.cookie),
    set: (token, lifetimeMs) => {
      response.cookie(SESSION_COOKIE, token, { ...common, maxAge: lifetimeMs });
    },
    clear: () => {
      response.clearCookie(SESSION_COOKIE, common);
    },
  };
}
