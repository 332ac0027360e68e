/** Line icons on a 20-unit square, drawn in the colour of the text around them. */
const PATHS = {
  setup: 'M4 17.5V3M4 3.5h11l-2.4 3.6L15 10.7H4',
  overview: 'M3 10.5h6V3H3zM11 17h6V9.5h-6zM3 17h6v-4H3zM11 7h6V3h-6z',
  plan: 'M3 4h14v12H3zM3 11l5.5-2.5L17 10.5M8 4l.5 4.5M11 16l.8-6.7',
  data: 'M10 2.8l7 3.4-7 3.4-7-3.4zM3 10l7 3.4 7-3.4M3 13.8l7 3.4 7-3.4',
  appeals: 'M3 4h14v9.5H9.5L6 17v-3.5H3zM6.5 7.5h7M6.5 10.2h4.5',
  desk: 'M3 3.5h14v9H3zM3 7.5h14M8 7.5v5M7 16.5h6M10 12.5v4',
  download: 'M10 3.5V13M6 9.2l4 4 4-4M3.5 13v3.5h13V13',
  admin: 'M10 2.6l6.2 2.3v4.6c0 3.9-2.6 6.6-6.2 7.9-3.6-1.3-6.2-4-6.2-7.9V4.9zM7.2 9.9l2 2 3.7-3.9',
  people:
    'M7 3.5a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6zM1.8 16.5c.4-3.2 2.4-4.8 5.2-4.8s4.8 1.6 5.2 4.8M13 4a2.5 2.5 0 1 1 0 5M14.5 11.9c2.1.4 3.4 1.9 3.7 4.6',
  first: 'M5 4v12M15 4.5L7.5 10l7.5 5.5z',
  back: 'M12.5 4.5L5.5 10l7 5.5z',
  forward: 'M7.5 4.5l7 5.5-7 5.5z',
  play: 'M6 3.5v13l10.5-6.5z',
  pause: 'M6.5 4v12M13.5 4v12',
  picture: 'M10 3v9M6.5 8.7L10 12.2l3.5-3.5M3.5 13v3.5h13V13',
  list: 'M7 5h10M7 10h10M7 15h10M3.5 5h.2M3.5 10h.2M3.5 15h.2',
  search: 'M8.8 3.2a5.6 5.6 0 1 1 0 11.2 5.6 5.6 0 0 1 0-11.2zM13 13l4 4',
  layers: 'M10 3l7 4-7 4-7-4zM3 11.5l7 4 7-4',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  home: 'M4 4h4M4 4v4M16 4h-4M16 4v4M4 16h4M4 16v-4M16 16h-4M16 16v-4',
  close: 'M5 5l10 10M15 5L5 15',
  collapse: 'M12 5l-5 5 5 5',
  expand: 'M8 5l5 5-5 5',
  split: 'M3 4h14v12H3zM6 16l8-12',
  'split-evenly': 'M3 4h14v12H3zM7.7 4v12M12.3 4v12',
  merge: 'M3 4h14v12H3zM10 4v2M10 9v2M10 14v2',
  reassign: 'M3 4h6v12H3zM11.5 10H17M14.5 7l3 3-3 3',
  paint:
    'M11 9l5.5-5.5 1 1L12 10M11 9l1 1M10.5 9.5c-2 0-3.2 1-3.6 2.8-.3 1.6-1.2 2.6-3.4 3.2 3.8 1.2 8.4.6 8.5-4.5z',
  'new-grid': 'M3 4h9v9H3zM14.5 12v5M12 14.5h5',
  retire: 'M3 4h14v12H3zM7.5 7.5l5 5M12.5 7.5l-5 5',
  micro: 'M3 4h14v12H3zM3 10h2M7 10h2M11 10h2M15 10h2M10 4v2M10 12v1.5M10 15v1',
  dedicated: 'M3 4h14v12H3zM10 6.5l1.1 2.3 2.5.3-1.8 1.8.4 2.5-2.2-1.2-2.2 1.2.4-2.5-1.8-1.8 2.5-.3z',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9M10 11.8v2',
  redraw: 'M3 15c2.5-6 5 1 7.5-4.5M12.5 9.5l4-4.5 1.5 1.5-4.5 4-1.7.6z',
  vertices: 'M4.2 14.2L9 6.6M10.8 6.5l5 5.2M3.5 14.3h2v2h-2zM9 4.5h2v2H9zM15 11.5h2v2h-2z',
  redo: 'M13 4l3.5 3.5L13 11M16.5 7.5H8a4.2 4.2 0 0 0 0 8.5h4',
  undo: 'M7 4L3.5 7.5 7 11M3.5 7.5H12a4.2 4.2 0 0 1 0 8.5H8',
  keys: 'M2.5 5h15v10h-15zM5.5 8h1M9.5 8h1M13.5 8h1M6.5 12h7',
  language:
    'M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM2.8 10h14.4M10 2.8c4 4.5 4 9.9 0 14.4M10 2.8c-4 4.5-4 9.9 0 14.4',
  theme: 'M10 3.5a6.5 6.5 0 1 0 6.5 8A5.2 5.2 0 0 1 10 3.5z',
  account: 'M10 3a3.4 3.4 0 1 1 0 6.8A3.4 3.4 0 0 1 10 3zM3.5 17c.6-3.4 3.2-5 6.5-5s5.9 1.6 6.5 5',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 8v8',
  place:
    'M10 17.5c-3.6-4-5.4-6.7-5.4-9a5.4 5.4 0 1 1 10.8 0c0 2.3-1.8 5-5.4 9zM10 6.6a1.9 1.9 0 1 1 0 3.8 1.9 1.9 0 0 1 0-3.8z',
  upload: 'M10 13V3.5M6 7.2l4-4 4 4M3.5 13v3.5h13V13',
  building: 'M4 17V3h8v14M12 8h4v9M2.5 17h15M6.5 6h3M6.5 9h3M6.5 12h3',
  warning: 'M10 3l7.5 13.5h-15zM10 8v4M10 14.2v.3',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
