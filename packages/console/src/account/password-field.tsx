import type { ReactNode } from 'react';

/** A password with its label. One that is made up is kept by the browser as a new one. */
export function PasswordField(props: {
  readonly label: string;
  readonly name: 'current' | 'next' | 'again';
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly autoFocus?: boolean;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  /** What is to be said of what was typed. */
  readonly children?: ReactNode;
}) {
  const made = props.name !== 'current';
  return (
    <label>
      <span>{props.label}</span>
      <input
        type="password"
        name={props.name}
        className="field"
        autoComplete={made ? 'new-password' : 'current-password'}
        // biome-ignore lint/a11y/noAutofocus: where it is asked for, it opens by the button that asks for it
        autoFocus={props.autoFocus}
        maxLength={made ? 200 : undefined}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        required
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      />
      {props.children}
    </label>
  );
}
