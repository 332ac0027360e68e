/** A key for a new department from its English name, else from a number: small letters, digits and hyphens. */
export function departmentId(nameEn: string, taken: readonly string[]): string {
  const slug = nameEn
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  if (slug !== '' && !taken.includes(slug)) return slug;
  const stem = slug === '' ? 'department' : slug;
  for (let number = slug === '' ? 1 : 2; ; number++) {
    const id = `${stem}-${number}`;
    if (!taken.includes(id)) return id;
  }
}
