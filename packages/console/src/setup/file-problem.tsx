import type { FileProblem } from './use-brought-file.ts';

/** Why a file was not taken, where in it, and the code to quote. */
export function FileProblemNote({ problem }: { readonly problem: FileProblem | null }) {
  if (problem === null) return null;
  return (
    <div className="note bad" role="alert">
      <p>{problem.message}</p>
      {problem.at !== null && <p>{problem.at}</p>}
      <code>{problem.code}</code>
    </div>
  );
}
