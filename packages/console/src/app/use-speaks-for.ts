import type { DepartmentRow } from '../graphql/map-documents.ts';
import { departmentsFor } from './rights.ts';
import { useAccount } from './session.tsx';
import { useWorkbench } from './workbench.tsx';

/** The departments in whose name the account may speak, and the only one where it is one: nothing is to be chosen then. */
export function useSpeaksFor(): {
  readonly departments: readonly DepartmentRow[];
  readonly only: string | null;
  readonly any: boolean;
} {
  const { departments } = useWorkbench();
  const own = departmentsFor(useAccount());
  const open = own === null ? departments : departments.filter(({ id }) => own.includes(id));
  return { departments: open, only: own?.length === 1 ? own[0] : null, any: own === null };
}
