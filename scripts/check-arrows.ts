/**
 * Fails on an import against the arrows of the design (scripts/arrows/rules.ts).
 * Run by `npm run check`, or alone: `node --import tsx scripts/check-arrows.ts [root]`.
 */
import { resolve } from 'node:path';
import { findViolations } from './arrows/find-violations.ts';
import { ROOT } from './lib/paths.mjs';

const root = resolve(process.argv[2] ?? ROOT);
const violations = findViolations(root);
for (const { path, line, rule, text } of violations) console.log(`${path}:${line} ${rule}: ${text}`);
console.log(`${violations.length} imports against the arrows`);
process.exitCode = violations.length === 0 ? 0 : 1;
