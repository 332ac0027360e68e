import { type EditOp, type PlanDiff, touchedGrids } from '@onegrid/planning';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { navigation, useUrl } from '../app/navigation.ts';
import { setOverlay } from '../app/overlay.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';
import { refusalIn, useWork } from '../work/work-session.tsx';
import { setPreview } from './preview.ts';
import { clearSketch } from './sketch.ts';
import type { ToolName } from './tool.ts';

interface Edit {
  /** Whether this account may change the plan that is shown. */
  readonly mayEdit: boolean;
  readonly tool: ToolName | null;
  /** Grids picked for the tool in hand. */
  readonly picked: readonly string[];
  /** Why the last attempt was refused, in the reader's words. */
  readonly refusal: string | null;
  take(tool: ToolName | null): void;
  pick(codes: readonly string[]): void;
  refuse(reason: string | null): void;
  /**
   * Makes an edit; the tool stays in hand. What was refused is said in the line of help.
   *
   * @param said announces it, from the short codes of the grids that it touched
   * @returns what changed; null where it was refused
   */
  perform(op: EditOp, said: (codes: string) => string): PlanDiff | null;
  undo(): void;
  redo(): void;
}

const EditContext = createContext<Edit | null>(null);

/** The tool in hand. What it does is done by the work. */
export function EditProvider({ children }: { readonly children: ReactNode }) {
  const { t, reason } = useWords();
  const { plan } = useWorkbench();
  const work = useWork();
  const toasts = useToasts();
  const mayCommit = useMay('commitEdit');
  const mayEdit = mayCommit && plan?.status === 'DRAFT';
  const [tool, setTool] = useState<ToolName | null>(null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const workRef = useRef(work);
  workRef.current = work;

  const take = useCallback(
    (next: ToolName | null) => {
      if (next !== null && !mayEdit) {
        toasts.show({ text: t(mayCommit ? 'edit.notDraft' : 'edit.notAllowed') });
        return;
      }
      setTool(next);
      setPicked([]);
      setRefusal(null);
      setPreview(null);
      clearSketch();
      setOverlay({ sketch: [], picked: [] });
      if (next === null) return;
      workRef.current.start();
      // The tools work on the unified grids as they are today, so these must be in sight.
      const { compare, revision } = navigation.current();
      if (compare !== 'after' || revision !== null) navigation.go({ compare: 'after', revision: null });
    },
    [mayEdit, mayCommit, toasts, t],
  );
  const pick = useCallback((codes: readonly string[]) => {
    setPicked(codes);
    setRefusal(null);
    setOverlay({ picked: codes });
  }, []);
  const perform = useCallback(
    (op: EditOp, said: (codes: string) => string): PlanDiff | null => {
      setPreview(null);
      const outcome = workRef.current.perform(op, (diff) =>
        said(
          touchedGrids(diff)
            .map((code) => code.slice(-3))
            .join(t('edit.and')),
        ),
      );
      if ('rejected' in outcome) {
        setRefusal(refusalIn(outcome, { t, reason }));
        return null;
      }
      setRefusal(null);
      return outcome.diff;
    },
    [reason, t],
  );
  // Another plan, or one that may no longer be changed: what is in hand was for the one before.
  const planId = plan?.id;
  // What is seen of an earlier revision is past.
  const earlier = useUrl('revision') !== null;
  useEffect(() => {
    if (planId === undefined || !mayEdit || earlier) setTool(null);
  }, [planId, mayEdit, earlier]);
  usePresenceOf(tool);

  const edit = useMemo<Edit>(
    () => ({
      mayEdit,
      tool,
      picked,
      refusal,
      take,
      pick,
      refuse: setRefusal,
      perform,
      undo: () => workRef.current.undo(),
      redo: () => workRef.current.redo(),
    }),
    [mayEdit, tool, picked, refusal, take, pick, perform],
  );
  return <EditContext value={edit}>{children}</EditContext>;
}

export function useEdit(): Edit {
  const edit = useContext(EditContext);
  if (edit === null) throw new Error('useEdit outside EditProvider');
  return edit;
}

/** Tells the others which tool is in hand, and where. */
function usePresenceOf(tool: ToolName | null): void {
  const { show } = useWork();
  const { stage } = useWorkbench();
  const selection = useUrl('selection');
  const grid = selection?.kind === 'grid' ? selection.id : null;
  useEffect(() => {
    show(tool, grid, stage === null ? null : stage.centre());
  }, [show, tool, grid, stage]);
}
