/** What a password has to be, as far as it can be told while it is typed; the server knows two rules more. */
export const PASSWORD_RULES = ['length', 'classes', 'noName'] as const;
export type PasswordRule = (typeof PASSWORD_RULES)[number];

export const SHORTEST_PASSWORD = 10;
const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];
const CLASSES_WANTED = 3;

/** Whether a password keeps each rule; an empty one keeps none. Characters are counted as a reader counts them. */
export function rulesKept(password: string, name: string): Readonly<Record<PasswordRule, boolean>> {
  const classes = CLASSES.filter((each) => each.test(password)).length;
  return {
    length: [...password].length >= SHORTEST_PASSWORD,
    classes: classes >= CLASSES_WANTED,
    noName: password !== '' && !password.toLowerCase().includes(name.toLowerCase()),
  };
}
