import type { Request, Response } from 'express';

/** Over TLS the name begins so that browsers take it from this host alone, over TLS, for all of its paths. */
export const SESSION_COOKIE = 'onegrid_session';
export const SECURE_SESSION_COOKIE = `__Host-${SESSION_COOKIE}`;

const LONGEST_AGENT = 300;

/** The session token as it travels: read from the request, written to the response. */
export interface SessionCookie {
  /** The token that came with the request; null without one. */
  readonly token: string | null;
  /** What the browser calls itself, for lists of sessions. */
  readonly userAgent: string | null;
  set(token: string, lifetimeMs: number): void;
  clear(): void;
}

/** The session token in a Cookie header; null without one. Over TLS only the cookie that is for TLS alone counts. */
export function tokenIn(header: string | undefined, secure: boolean): string | null {
  const wanted = secure ? SECURE_SESSION_COOKIE : SESSION_COOKIE;
  for (const part of (header ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === wanted && value !== undefined && /^[\w.-]{20,200}$/.test(value)) return value;
  }
  return null;
}

/** HttpOnly and SameSite=Lax always, Secure and bound to this host where the request came over TLS. */
export function sessionCookie(request: Request, response: Response, secure: boolean): SessionCookie {
  const name = secure ? SECURE_SESSION_COOKIE : SESSION_COOKIE;
  const common = { httpOnly: true, sameSite: 'lax', secure, path: '/' } as const;
  return {
    token: tokenIn(request.headers.cookie, secure),
    userAgent: request.headers['user-agent']?.slice(0, LONGEST_AGENT) ?? null,
    set: (token, lifetimeMs) => {
      response.cookie(name, token, { ...common, maxAge: lifetimeMs });
    },
    clear: () => {
      response.clearCookie(name, common);
    },
  };
}
