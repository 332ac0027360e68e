import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Copy, type Dockerfile, DockerfileParser, type Instruction } from 'dockerfile-ast';

/** What is wrong with a Dockerfile for the files of the folder it is built from; nothing where it fits them. */
export function problemsOf(text: string, folder: string): readonly string[] {
  const file = DockerfileParser.parse(text);
  return [...stageProblems(file), ...pathProblems(file, folder), ...scriptProblems(file, folder)];
}

/** What the image runs, program first: the exec forms of ENTRYPOINT and CMD. */
export function commandOf(text: string): readonly string[] {
  const file = DockerfileParser.parse(text);
  return [...file.getENTRYPOINTs(), ...file.getCMDs()].flatMap(words);
}

/** The environment that the image sets. */
export function environmentOf(text: string): Readonly<Record<string, string>> {
  const properties = DockerfileParser.parse(text)
    .getENVs()
    .flatMap((instruction) => instruction.getProperties());
  return Object.fromEntries(properties.map((one) => [one.getName(), one.getUnescapedValue() ?? '']));
}

/** The value of `--from` of a COPY; null where it copies from the folder. */
const sourceStage = (copy: Copy): string | null => copy.getFromFlag()?.getValue() ?? null;

/** A stage copies from stages that come before it. */
function stageProblems(file: Dockerfile): string[] {
  const stages = file.getFROMs().map((from) => ({
    name: from.getBuildStage(),
    line: from.getInstructionRange().start.line,
  }));
  return file.getCOPYs().flatMap((copy) => {
    const from = sourceStage(copy);
    const { line } = copy.getInstructionRange().start;
    const isThere = stages.some((stage) => stage.name === from && stage.line < line);
    return from === null || isThere ? [] : [`there is no stage ${from} above line ${line + 1}`];
  });
}

/** What is copied from the folder is there, and so are the programs that are run. */
function pathProblems(file: Dockerfile, folder: string): string[] {
  const copied = file
    .getCOPYs()
    .filter((copy) => sourceStage(copy) === null)
    .flatMap((copy) => copy.getArguments().slice(0, -1));
  const programs = [...file.getENTRYPOINTs(), ...file.getCMDs(), ...file.getHEALTHCHECKs()]
    .flatMap(words)
    .filter((word) => /\.(ts|mjs)$/.test(word));
  return [...copied.map((argument) => argument.getValue()), ...programs]
    .filter((path) => !existsSync(join(folder, path)))
    .map((path) => `${path} is missing`);
}

/** Every `npm run NAME` is a script of package.json. */
function scriptProblems(file: Dockerfile, folder: string): string[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    scripts: Readonly<Record<string, string>>;
  };
  return file
    .getInstructions()
    .filter((instruction) => instruction.getKeyword() === 'RUN')
    .flatMap((instruction) => [...(instruction.getArgumentsContent() ?? '').matchAll(/npm run (\S+)/g)])
    .map((match) => match[1]!)
    .filter((name) => !Object.hasOwn(manifest.scripts, name))
    .map((name) => `package.json has no script ${name}`);
}

/** The words of an instruction's exec form. */
function words(instruction: Instruction): readonly string[] {
  const content = instruction.getArgumentsContent() ?? '';
  return JSON.parse(content.slice(content.indexOf('['))) as string[];
}
