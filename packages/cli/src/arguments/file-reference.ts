/** A file and the field in it that matters: `path#field`, divided by the last `#`. */
export interface FileReference {
  readonly path: string;
  /** Undefined where there is no `#`. */
  readonly field: string | undefined;
}

/** Divides `path#field`; null where the path or the field is empty. */
export function parseFileReference(value: string): FileReference | null {
  const hash = value.lastIndexOf('#');
  if (hash < 0) return value === '' ? null : { path: value, field: undefined };
  const path = value.slice(0, hash);
  const field = value.slice(hash + 1);
  return path === '' || field === '' ? null : { path, field };
}

/** Divides `name=rest` at the first `=`; null where either is empty. */
export function parseNamed(value: string): { name: string; rest: string } | null {
  const equals = value.indexOf('=');
  if (equals <= 0 || equals === value.length - 1) return null;
  return { name: value.slice(0, equals), rest: value.slice(equals + 1) };
}
