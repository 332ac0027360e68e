/** What gives somebody's rights away, and what stands in its place. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\bogk_([0-9a-f]{18})_[\w-]{20,}/g, 'ogk_$1_***'],
  [/\b(Bearer|Basic|Digest)\s+[\w.~+/=-]{8,}/gi, '$1 ***'],
  [/\b((?:__Host-)?onegrid_\w+=)[^;,\s"']+/g, '$1***'],
  [/\b((?:set-)?cookie["']?\s*[:=]\s*["']?)[^\n"']+/gi, '$1***'],
  [/(:\/\/[^\s:/@]*:)[^\s@]+@/g, '$1***@'],
  [/([?&](?:code|state|token|access_token|id_token|key|password)=)[^&\s"']+/gi, '$1***'],
  [/((?:password|client_?secret|secret|token|master_?key)["']?\s*[:=]\s*["']?)[^\s,;"'}]+/gi, '$1***'],
  [/\$argon2[\w$=,+/.-]+/g, '$argon2***'],
];

/** A line of the log without whatever it may hold of passwords, cookies, tokens and keys. */
export function redacted(line: string): string {
  return SECRETS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), line);
}
