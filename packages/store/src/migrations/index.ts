import { readFileSync } from 'node:fs';
import { Migration } from '@mikro-orm/migrations';

/** Forward migrations in their order. A file that has been released is never changed. */
const FILES = [
  '0001-district-and-access',
  '0002-asset',
  '0003-file-and-layer',
  '0004-base-and-plan',
  '0005-derived-grids-and-arcs',
  '0006-organisation-and-appeal',
  '0007-job',
  '0008-setup',
  '0009-appeal-places',
  '0010-recode',
  '0011-base-of-a-merge',
  '0012-proposals-and-ledger',
  '0013-work-on-plans',
  '0014-review-and-publication',
  '0015-roots-of-pieces',
  '0016-accounts-and-keys',
  '0017-walls',
  '0018-audit-chain',
  '0019-privacy',
  '0020-arrivals-of-appeals',
  '0021-chance-of-figures',
  '0022-keys-of-accounts',
] as const;

export const MIGRATIONS = FILES.map((name) => ({ name, class: migrationFrom(name) }));

function migrationFrom(
  name: string,
): new (
  ...parameters: ConstructorParameters<typeof Migration>
) => Migration {
  return class extends Migration {
    override up(): void {
      for (const sql of readStatements(name)) this.addSql(sql);
    }
  };
}

/** The statements of a file: each ends with a semicolon at the end of a line followed by a blank one. */
function readStatements(name: string): readonly string[] {
  return readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8')
    .split(/;\s*\n\s*\n|;\s*$/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
