import { useEffect, useState } from 'react';
import { useWorkbench } from '../app/workbench.tsx';
import type { InView } from '../map/hits.ts';

/** What the map shows now, read again whenever it has settled; null before the first time. */
export function useInView(wanted: boolean): InView | null {
  const { stage } = useWorkbench();
  const [view, setView] = useState<InView | null>(null);
  useEffect(() => {
    if (stage === null || !wanted) return;
    const read = () => setView(stage.inView());
    read();
    return stage.onSettled(read);
  }, [stage, wanted]);
  return view;
}
