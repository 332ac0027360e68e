/** A secret in groups of four, as it is read aloud and typed. */
export function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? '';
}
