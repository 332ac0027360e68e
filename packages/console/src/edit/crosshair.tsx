/** Marks the middle of the map, where the keyboard sets points. */
export function Crosshair() {
  return (
    <svg className="crosshair" width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
      <path d="M22 4v14M22 26v14M4 22h14M26 22h14" stroke="var(--surface)" strokeWidth="5" />
      <path d="M22 4v14M22 26v14M4 22h14M26 22h14" stroke="var(--ink)" strokeWidth="2" />
    </svg>
  );
}
