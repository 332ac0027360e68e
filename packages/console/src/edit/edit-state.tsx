import type { Position } from 'geojson';
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
import { navigation } from '../app/navigation.ts';
import { setOverlay } from '../app/overlay.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';
import { mergeGrids, splitGrid } from './operations.ts';
import { useCommit } from './use-commit.ts';

export type ToolName = 'split' | 'merge';

interface Edit {
  /** Whether this account may change the plan that is shown. */
  readonly mayEdit: boolean;
  readonly tool: ToolName | null;
  /** Grids picked for the tool in hand. */
  readonly picked: readonly string[];
  readonly busy: boolean;
  /** Why the last attempt was refused. */
  readonly refusal: string | null;
  /** The change set that undo takes back. */
  readonly lastChange: string | null;
  take(tool: ToolName | null): void;
  pick(codes: readonly string[]): void;
  refuse(reason: string | null): void;
  split(code: string, line: readonly Position[]): Promise<void>;
  merge(codes: readonly string[]): Promise<void>;
  undo(): void;
}

const EditContext = createContext<Edit | null>(null);

/** The tool in hand and what it does to the plan; every change is announced with a way back. */
export function EditProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const { plan, grids } = useWorkbench();
  const toasts = useToasts();
  const mayCommit = useMay('commitEdit');
  const mayEdit = mayCommit && plan?.status === 'DRAFT';
  const { commit, revert, busy } = useCommit();
  const [tool, setTool] = useState<ToolName | null>(null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [changes, setChanges] = useState<readonly string[]>([]);
  const undoRef = useRef<() => void>(() => undefined);

  const take = useCallback(
    (next: ToolName | null) => {
      if (next !== null && !mayEdit) {
        toasts.show({ text: t(mayCommit ? 'edit.notDraft' : 'edit.notAllowed') });
        return;
      }
      setTool(next);
      setPicked([]);
      setRefusal(null);
      setOverlay({ sketch: [], picked: [] });
      // The tools work on the unified grids, so these must be in sight.
      if (next !== null && navigation.current().compare !== 'after') navigation.go({ compare: 'after' });
    },
    [mayEdit, mayCommit, toasts, t],
  );
  const pick = useCallback((codes: readonly string[]) => {
    setPicked(codes);
    setRefusal(null);
    setOverlay({ picked: codes });
  }, []);
  const done = useCallback(
    (outcome: Awaited<ReturnType<typeof commit>>, text: (codes: string) => string) => {
      if (outcome.kind === 'refused') {
        setRefusal(outcome.reason);
        setOverlay({ sketch: [] });
        return;
      }
      setChanges((known) => [...known, outcome.changeSet]);
      setTool(null);
      setPicked([]);
      setOverlay({ sketch: [], picked: [] });
      navigation.go({ selection: null });
      toasts.show({
        text: text(outcome.touched.map((code) => code.slice(-3)).join(t('edit.and'))),
        action: { label: t('edit.undo'), run: () => undoRef.current() },
      });
    },
    [toasts, t],
  );

  const split = useCallback(
    async (code: string, line: readonly Position[]) => {
      const codes = grids.map((grid) => grid.code);
      done(await commit([splitGrid(code, line, codes)]), (touched) =>
        t('edit.splitDone', { codes: touched }),
      );
    },
    [grids, commit, done, t],
  );
  const merge = useCallback(
    async (codes: readonly string[]) => {
      const merged = grids.filter((grid) => codes.includes(grid.code));
      done(await commit([mergeGrids(merged)]), (touched) => t('edit.mergeDone', { codes: touched }));
    },
    [grids, commit, done, t],
  );
  const undo = useCallback(async () => {
    const last = changes.at(-1);
    if (last === undefined) {
      toasts.show({ text: t('edit.nothingToUndo') });
      return;
    }
    const outcome = await revert(last);
    if (outcome.kind === 'refused') {
      toasts.show({ text: t('edit.undoRefused', { reason: outcome.reason }) });
      return;
    }
    setChanges((known) => known.slice(0, -1));
    toasts.show({ text: t('edit.undone') });
  }, [changes, revert, toasts, t]);
  useEffect(() => {
    undoRef.current = () => void undo();
  }, [undo]);

  const edit = useMemo<Edit>(
    () => ({
      mayEdit,
      tool,
      picked,
      busy,
      refusal,
      lastChange: changes.at(-1) ?? null,
      take,
      pick,
      refuse: setRefusal,
      split,
      merge,
      undo: () => void undo(),
    }),
    [mayEdit, tool, picked, busy, refusal, changes, take, pick, split, merge, undo],
  );
  return <EditContext value={edit}>{children}</EditContext>;
}

export function useEdit(): Edit {
  const edit = useContext(EditContext);
  if (edit === null) throw new Error('useEdit outside EditProvider');
  return edit;
}
