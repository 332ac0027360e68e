import { hash, verify } from '@node-rs/argon2';

/** Argon2id as OWASP advises: 19 MiB, two passes; the parameters travel in the hash. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A password as it is stored: an argon2id hash in PHC form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

let nobody: Promise<string> | null = null;

/**
 * Whether the password belongs to the hash. Without a hash (no such account) it works as long and answers
 * false, so that the time of an answer does not tell which names exist.
 */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password);
  nobody ??= hashPassword('nobody');
  await verify(await nobody, password);
  return false;
}
