import type { Light } from './lights.ts';

/** Shapes that tell the lights apart without their colours. */
const SIGNS: Readonly<Record<Light, string>> = {
  pass: 'M3.5 8.5l3 3 6-7',
  warn: 'M8 2.5l6 10.5H2zM8 6.5v3M8 11.4v.2',
  fail: 'M4 4l8 8M12 4l-8 8',
  incomplete: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM5.5 8h5',
};

/** A rule's light as a sign; its name stands beside it or in a label. */
export function LightSign({ light }: { readonly light: Light }) {
  return (
    <svg className={`light ${light}`} width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d={SIGNS[light]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
