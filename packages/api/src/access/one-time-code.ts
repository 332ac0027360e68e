import { Secret, TOTP } from 'otpauth';

const SECRET_BYTES = 20;
const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** Codes of one step before and after are taken as well: clocks differ. */
const WINDOW = 1;

/** A new secret of one-time codes, in Base32. */
export function newCodeSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The otpauth address of a secret, as authenticators read it from a QR code. */
export function codeAddress(secret: string, name: string): string {
  return codesOf(secret, name).toString();
}

/** The time step that a code belongs to (RFC 6238), or null where it is no code of this secret about now. */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = at.getTime();
  const delta = codesOf(secret, '').validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

function codesOf(secret: string, name: string): TOTP {
  return new TOTP({
    issuer: 'OneGrid',
    label: name,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: DIGITS,
    period: PERIOD_SECONDS,
  });
}
