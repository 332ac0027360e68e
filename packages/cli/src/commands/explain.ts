import { resolve } from 'node:path';
import { writeGeoJson } from '@onegrid/interchange';
import {
  bringBack,
  communityGaps,
  deriveArcs,
  ensemble,
  explainCounterfactual,
  explainFlip,
  type Flip,
  flipArcs,
  type LostLine,
  lostLines,
  OBJECTIVES,
} from '@onegrid/planning';
import type { Feature } from 'geojson';
import { commandError } from '../arguments/command-error.ts';
import { type ExplainArguments, readExplainArguments } from '../arguments/explain-arguments.ts';
import { checkPaths } from '../files/check-outputs.ts';
import { type PlanInFile, readPlanBasis } from '../files/read-plan-basis.ts';
import { writeFiles } from '../files/write-files.ts';
import { type Locale, text } from '../messages/catalogue.ts';
import { ProgressBar } from '../progress-bar.ts';
import type { Terminal } from '../terminal.ts';
import { type ExplainedBorder, type Explanation, explanationText } from './explanation-text.ts';

/** Partial plans looked at for the optimum of one community. */
const SEARCH_LIMIT = 100_000;

/**
 * `onegrid explain`: which borders of the departments a plan does not follow and what would bring them back, and on
 * demand how good the plan is: beside random plans, and beside the exact optimum of its communities.
 *
 * @returns 1 where the line asked for cannot be brought back.
 * @throws CommandError on bad arguments and files.
 */
export async function runExplain(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readExplainArguments(args);
  if (given === null) {
    terminal.out(text(terminal.locale, 'usage-explain'));
    return 0;
  }
  const outputs = given.lost === null ? [] : [{ option: 'lost', path: given.lost }];
  await checkPaths(terminal.folder, [given.atoms], outputs);
  const progress = new ProgressBar(terminal);
  try {
    progress.show('read', 0);
    const plan = await readPlanBasis(terminal.folder, given.atoms);
    const found = explained(plan, given, (fraction) => progress.show('explain', fraction));
    if (given.lost !== null) await writeLines(plan, found.lines, given.lost, terminal);
    progress.clear();
    terminal.out(
      given.json
        ? `${JSON.stringify(explanationJson(plan, found, given, terminal.locale), null, 2)}\n`
        : explanationText(plan, found, terminal.locale),
    );
    return found.line?.found.kind === 'impossible' ? 1 : 0;
  } finally {
    progress.clear();
  }
}

function explained(
  { basis, codes }: PlanInFile,
  given: ExplainArguments,
  onProgress: (fraction: number) => void,
): Explanation {
  const { band, department, line, seed, quick } = given;
  const departments = basis.departments.map(({ id }) => id);
  if (department !== null && !departments.includes(department))
    throw commandError('explain-no-department', { department, departments: departments.join(', ') });
  const lines = lostLines(basis, codes, { band }).filter(
    ({ supporters }) => department === null || supporters.includes(department),
  );
  if (line !== null && line > lines.length)
    throw commandError('explain-no-line', { number: line, count: lines.length });
  const objective = OBJECTIVES['most-agreed'];
  return {
    lines,
    borders: given.borders ? bordersOf({ basis, codes }, band) : null,
    line:
      line === null
        ? null
        : {
            number: line,
            found: bringBack(basis, codes, lines[line - 1]!, { objective, band, seed, quick, onProgress }),
          },
    ensemble:
      given.ensemble === null
        ? null
        : ensemble(basis, codes, { plans: given.ensemble, band, seed, onProgress }),
    gaps: given.gaps
      ? communityGaps(basis, codes, { objective, band, limit: SEARCH_LIMIT, onProgress })
      : null,
  };
}

function bordersOf({ basis, codes }: PlanInFile, band: ExplainArguments['band']): ExplainedBorder[] {
  const arcs = deriveArcs({ atoms: basis.atoms, codes, departments: basis.departments });
  return flipArcs(basis, codes, arcs, { band }).flatMap((flip, at) =>
    flip === null ? [] : [{ arc: arcs[at]!, flip }],
  );
}

async function writeLines(
  { basis }: PlanInFile,
  lines: readonly LostLine[],
  path: string,
  { folder, locale }: Terminal,
): Promise<void> {
  const features = lines.map(
    (line, at): Feature => ({
      type: 'Feature',
      properties: lineProperties(line, at, basis.byHouseholds, locale),
      geometry: { type: 'LineString', coordinates: line.coordinates.map(([x, y]) => [x, y]) },
    }),
  );
  await writeFiles([{ path: resolve(folder, path), shownAs: path, pieces: writeGeoJson(features) }]);
}

function lineProperties(line: LostLine, at: number, byHouseholds: boolean, locale: Locale) {
  const { id, code, supporters, lengthM, flip } = line;
  return {
    number: at + 1,
    id,
    grid: code,
    supporters,
    length_m: lengthM,
    ...flipProperties(flip),
    text: explainFlip(flip, locale, { subject: 'line', byHouseholds }),
  };
}

function flipProperties({ verdict, change, weightFactor, households, move, wanted, outside }: Flip) {
  return {
    verdict,
    change,
    weight_factor: weightFactor,
    wanted,
    households,
    to: move?.to ?? null,
    atoms: move?.atoms ?? [],
    outside,
  };
}

function explanationJson(
  { basis }: PlanInFile,
  { lines, borders, line, ensemble: drawn, gaps }: Explanation,
  given: ExplainArguments,
  locale: Locale,
): object {
  const { byHouseholds } = basis;
  return {
    atoms: given.atoms,
    band: given.band,
    seed: given.seed,
    lost_lines: lines.map((lost, at) => lineProperties(lost, at, byHouseholds, locale)),
    ...(borders && {
      borders: borders.map(({ arc, flip }) => ({
        left: arc.left,
        right: arc.right,
        length_m: arc.lengthM,
        ...flipProperties(flip),
        text: explainFlip(flip, locale, { subject: 'arc', byHouseholds }),
      })),
    }),
    ...(line && { line: { ...line, text: explainCounterfactual(line.found, locale, 'line') } }),
    ...(drawn && { ensemble: drawn }),
    ...(gaps && { gaps }),
  };
}
