import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const LASTING = /^(?:set\s+(?!local\b|constraints\b|transaction\b)|reset\b|discard\b)/i;

/** Statements of a file: of a program, what its texts begin with. */
function statementsOf(file: string): readonly string[] {
  const source = readFileSync(`${SOURCE}/${file}`, 'utf8');
  const parts = file.endsWith('.sql')
    ? source.replace(/--.*$/gm, '').split(';')
    : (source.match(/(?<=['"`])(?:set|reset|discard) [a-z_.]+ [^'"`]*/gi) ?? []).filter((one) =>
        /=| to /.test(one),
      );
  return parts.map((part) => part.trim());
}

it('changes no setting for longer than a transaction: a pooled connection would carry it to the next caller', () => {
  const files = globSync('**/*.{sql,ts}', { cwd: SOURCE });
  expect(files.length).toBeGreaterThan(300);
  for (const file of files) {
    for (const one of statementsOf(file)) expect(LASTING.test(one), `${file}: ${one}`).toBe(false);
    expect(readFileSync(`${SOURCE}/${file}`, 'utf8'), file).not.toMatch(/set_config\([^()]*,\s*false\s*\)/i);
  }
});
