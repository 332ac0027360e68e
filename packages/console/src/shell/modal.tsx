import { type ReactNode, useEffect, useRef } from 'react';

/** A dialog over the page; Escape and a press outside it close it, focus stays in it meanwhile. */
export function Modal(props: {
  readonly label: string;
  readonly className?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the dialog's own key for the same
    <dialog
      ref={dialog}
      className={`dialog ${props.className ?? ''}`}
      aria-label={props.label}
      onClose={props.onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current.close();
      }}
    >
      {props.children}
    </dialog>
  );
}
