import { ARC_CLASSES, type ArcClass } from '@onegrid/planning';

export { ARC_CLASSES, type ArcClass };

/** `KEPT_BY_ALL` of the api is `kept-by-all` of the engine, the tiles and the report. */
export function arcClass(name: string): ArcClass {
  const words = name.toLowerCase().replaceAll('_', '-');
  return ARC_CLASSES.find((value) => value === words) ?? 'one-department';
}
