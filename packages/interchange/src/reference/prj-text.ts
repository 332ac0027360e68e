import { epsgDefinition } from './epsg-definition.ts';
import type { ReferenceName } from './reference.ts';

/** Names that ESRI's well-known text spells in its own way. */
const PROJECTIONS: Readonly<Record<string, string>> = {
  Lambert_Conformal_Conic_1SP: 'Lambert_Conformal_Conic',
  Lambert_Conformal_Conic_2SP: 'Lambert_Conformal_Conic',
  Albers_Conic_Equal_Area: 'Albers',
  Mercator_1SP: 'Mercator',
};
const UNITS: Readonly<Record<string, string>> = {
  metre: 'Meter',
  degree: 'Degree',
  foot: 'Foot',
  'US survey foot': 'Foot_US',
};
const DATUMS: Readonly<Record<string, string>> = { WGS_1984: 'WGS_1984', WGS84: 'WGS_1984' };

/** A sphere's projection of an ellipsoid's degrees, which OGC's text can say in an extension only. */
const WEB_MERCATOR =
  'PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",' +
  'SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],' +
  'PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],' +
  'PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],' +
  'PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]';

/**
 * What a .prj holds for a reference system: ESRI's flavour of well-known text 1. Null for GCJ-02 and BD-09,
 * for which there is none.
 */
export function prjText(name: ReferenceName): string | null {
  if (name === 'EPSG:3857') return WEB_MERCATOR;
  const code = /^EPSG:(\d+)$/.exec(name)?.[1];
  const definition = code === undefined ? null : epsgDefinition(Number(code));
  return definition === null ? null : esriText(definition.wkt);
}

/** OGC's well-known text 1 in the spelling of ESRI: no authorities, axes or shifts, and other names. */
function esriText(wkt: string): string {
  return wkt
    .replace(/,TOWGS84\[[^\]]*\]/g, '')
    .replace(/,AUTHORITY\["[^"]*","[^"]*"\]/g, '')
    .replace(/,AXIS\["[^"]*",\w+\]/g, '')
    .replace(/,EXTENSION\["[^"]*","[^"]*"\]/g, '')
    .replace(/\b(PROJCS|GEOGCS|DATUM|SPHEROID|PROJECTION|PARAMETER|UNIT)\["([^"]*)"/g, (_, part, name) => {
      return `${part}["${esriName(part, name)}"`;
    });
}

function esriName(part: string, name: string): string {
  const plain = name.replace(/[^A-Za-z0-9]+/g, '_').replace(/_$/, '');
  switch (part) {
    case 'GEOGCS':
      return `GCS_${plain === 'WGS_84' ? 'WGS_1984' : plain}`;
    case 'DATUM':
      return `D_${DATUMS[plain] ?? plain}`;
    case 'PROJECTION':
      return PROJECTIONS[name] ?? name;
    case 'PARAMETER':
      return name.replace(/(^|_)[a-z]/g, (letters) => letters.toUpperCase());
    case 'UNIT':
      return UNITS[name] ?? plain;
    default:
      return plain;
  }
}
