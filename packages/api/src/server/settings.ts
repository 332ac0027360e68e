/** Settings that come from the environment, with what holds without them. */
export interface Settings {
  /** Largest file that is read, in bytes. */
  readonly uploadLimit: number;
  /** Whether this server is in production: introspection then needs a session. */
  readonly production: boolean;
}

const DEFAULT_UPLOAD_LIMIT = 64 * 1024 * 1024;

/** Reads `ONEGRID_UPLOAD_LIMIT` (bytes) and `NODE_ENV`; a limit that is no whole number above 0 is an error. */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const limit = environment.ONEGRID_UPLOAD_LIMIT;
  const uploadLimit = limit === undefined || limit === '' ? DEFAULT_UPLOAD_LIMIT : Number(limit);
  if (!Number.isSafeInteger(uploadLimit) || uploadLimit < 1) {
    throw new Error(`ONEGRID_UPLOAD_LIMIT must be a whole number of bytes above 0, not ${limit}.`);
  }
  return { uploadLimit, production: environment.NODE_ENV === 'production' };
}
