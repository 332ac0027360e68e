import type { Sign } from './legend-blocks.ts';

/** A sign of the legend, 24 by 16 pixels. */
export function SignPicture({ sign }: { readonly sign: Sign }) {
  return (
    <svg width="24" height="16" viewBox="0 0 24 16" aria-hidden="true" className="sign">
      <SignShape sign={sign} />
    </svg>
  );
}

function SignShape({ sign }: { readonly sign: Sign }) {
  switch (sign.kind) {
    case 'fill':
      return (
        <rect x="2.5" y="0.5" width="19" height="15" rx="2" fill={sign.colour} stroke="var(--line-strong)" />
      );
    case 'hatch':
      return (
        <>
          <rect x="2.5" y="0.5" width="19" height="15" rx="2" fill="none" stroke="var(--line-strong)" />
          <path d="M3 13L14 1M8 15L20 2M15 15L21 8" stroke={sign.colour} strokeWidth="1.2" />
        </>
      );
    case 'line':
      return (
        <line
          x1="1"
          x2="23"
          y1="8"
          y2="8"
          stroke={sign.colour}
          strokeWidth={sign.width}
          strokeDasharray={sign.dashed ? '5 3' : undefined}
        />
      );
    case 'shape':
      return (
        <path
          d={sign.path}
          transform="translate(5 1) scale(0.7)"
          fill={sign.hollow ? 'none' : sign.colour}
          fillRule="evenodd"
          stroke={sign.hollow ? sign.colour : 'none'}
          strokeWidth="2.2"
        />
      );
    case 'ring':
      return <circle cx="12" cy="8" r="6" fill={sign.fill} stroke={sign.colour} strokeWidth="1.5" />;
  }
}
