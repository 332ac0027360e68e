import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useWords } from '../messages/use-words.ts';

export interface Toast {
  readonly text: string;
  /** What the toast offers, usually to undo what it announces. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Toasts {
  show(toast: Toast): void;
}

const ToastContext = createContext<Toasts | null>(null);
/** Long enough to read and reach; pointing at a toast or focusing it stops the clock. */
const LASTS_MS = 8000;

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const [toast, setToast] = useState<Toast | null>(null);
  const timer = useRef(0);
  const wait = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setToast(null), LASTS_MS);
  }, []);
  const hold = () => window.clearTimeout(timer.current);
  const toasts = useMemo<Toasts>(
    () => ({
      show(next) {
        setToast(next);
        wait();
      },
    }),
    [wait],
  );
  return (
    <ToastContext value={toasts}>
      {children}
      <div className="toasts" role="status">
        {toast !== null && (
          // biome-ignore lint/a11y/noStaticElementInteractions: only holds the clock of the toast
          <div className="toast" onMouseEnter={hold} onMouseLeave={wait} onFocus={hold} onBlur={wait}>
            <span>{toast.text}</span>
            {toast.action !== undefined && (
              <button
                type="button"
                onClick={() => {
                  toast.action?.run();
                  setToast(null);
                }}
              >
                {toast.action.label}
              </button>
            )}
            <button type="button" onClick={() => setToast(null)}>
              {t('state.close')}
            </button>
          </div>
        )}
      </div>
    </ToastContext>
  );
}

export function useToasts(): Toasts {
  const toasts = useContext(ToastContext);
  if (toasts === null) throw new Error('useToasts outside ToastProvider');
  return toasts;
}
