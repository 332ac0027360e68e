/** Signs before, between or after the parts of an angle, in the scripts that people write them in. */
const DEGREES = '[°度d]';
const MINUTES = "['′’‘分m]";
const SECONDS = "(?:[\"秒s]|'')";
const NUMBER = '\\d+(?:\\.\\d+)?';
const ANGLE = new RegExp(
  `^([-+])?(${NUMBER})${DEGREES}(?:(${NUMBER})${MINUTES}?)?(?:(${NUMBER})${SECONDS}?)?$`,
  'i',
);
const HEMISPHERES: readonly (readonly [RegExp, 'lon' | 'lat', 1 | -1])[] = [
  [/^(?:东经|E)|(?:E)$/i, 'lon', 1],
  [/^(?:西经|W)|(?:W)$/i, 'lon', -1],
  [/^(?:北纬|N)|(?:N)$/i, 'lat', 1],
  [/^(?:南纬|S)|(?:S)$/i, 'lat', -1],
];

/** A coordinate read from a cell. */
export interface Coordinate {
  readonly value: number;
  /** It was written in degrees, minutes and seconds, or with a hemisphere. */
  readonly angle: boolean;
  /** Which axis the text itself names; null where it names none. */
  readonly axis: 'lon' | 'lat' | null;
}

/**
 * Reads a number or an angle (`118°13'30.5"E`, `东经118度13分30秒`, `31.08N`); full-width characters and spaces
 * do not matter, minutes and seconds stay below 60.
 *
 * @returns null where the text is neither.
 */
export function readCoordinate(text: string): Coordinate | null {
  const plain = plainText(text);
  const number = decimal(plain);
  if (number !== null) return { value: number, angle: false, axis: null };
  const hemisphere = HEMISPHERES.find(([pattern]) => pattern.test(plain));
  const bare = hemisphere === undefined ? plain : plain.replace(hemisphere[0], '');
  const value = decimal(bare) ?? angle(bare);
  if (value === null || (hemisphere !== undefined && value < 0)) return null;
  return { value: value * (hemisphere?.[2] ?? 1), angle: true, axis: hemisphere?.[1] ?? null };
}

/** Without width, spaces and separators of thousands; parts that spaces alone divide become an angle. */
function plainText(text: string): string {
  return (
    text
      // Before normalising, which makes letters and combining marks of these.
      .replace(/[º˚]/g, '°')
      .replace(/[“”]/g, '"')
      .normalize('NFKC')
      .trim()
      .replace(/^(\d{1,3})\s+(\d{1,2})\s+(\d{1,2}(?:\.\d+)?)(?=$|\s*[NSEW]$)/i, '$1°$2′$3"')
      .replace(/[\s\p{Cf}]/gu, '')
      .replace(
        /^([-+]?\d{1,3})((?:,\d{3})+)(?=$|\.)/,
        (_, head: string, rest: string) => head + rest.replaceAll(',', ''),
      )
      // The double prime, which normalising has taken apart.
      .replace(/′′/g, '"')
  );
}

function decimal(text: string): number | null {
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(text) ? Number(text) : null;
}

function angle(text: string): number | null {
  const parts = ANGLE.exec(text);
  if (parts === null) return null;
  const [degrees, minutes, seconds] = parts.slice(2).map((part) => Number(part ?? 0));
  if (minutes! >= 60 || seconds! >= 60) return null;
  return (degrees! + minutes! / 60 + seconds! / 3600) * (parts[1] === '-' ? -1 : 1);
}
