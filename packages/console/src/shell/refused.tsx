/** Why what was asked for was not done, in the place where it was asked. */
export function Refused({ message }: { readonly message: string | null }) {
  if (message === null) return null;
  return (
    <p className="note bad" role="alert">
      {message}
    </p>
  );
}
