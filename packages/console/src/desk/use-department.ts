import { useState } from 'react';
import { useAccount } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';

/** The department that is worked for: one's own, or the one that was chosen; it stays while the console is open. */
let chosen: string | null = null;

export function useDepartment(): readonly [string | null, (id: string) => void] {
  const account = useAccount();
  const { departments } = useWorkbench();
  const [id, setId] = useState(chosen ?? account.department?.id ?? null);
  const known = departments.some((department) => department.id === id) ? id : null;
  return [
    known,
    (next) => {
      chosen = next;
      setId(next);
    },
  ];
}
