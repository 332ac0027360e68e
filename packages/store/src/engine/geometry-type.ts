import { type EntityProperty, type Platform, Type } from '@mikro-orm/postgresql';
import type { Geometry } from 'geojson';

/**
 * A geometry column for the ORM: GeoJSON in the program, EPSG:4490 in the database. Values written through
 * it must come from the gate (`geometryText`), like those of every statement.
 */
export class GeometryType extends Type<Geometry, string> {
  override convertToDatabaseValue(value: Geometry | string): string {
    return typeof value === 'string' ? value : JSON.stringify(value);
  }

  override convertToJSValue(value: Geometry | string): Geometry {
    return typeof value === 'string' ? (JSON.parse(value) as Geometry) : value;
  }

  override convertToDatabaseValueSQL(key: string): string {
    return `ST_SetSRID(ST_GeomFromGeoJSON(${key}), 4490)`;
  }

  override convertToJSValueSQL(key: string): string {
    // Eight and more digits would show the last bits of a double; the lattice has seven.
    return `ST_AsGeoJSON(${key}, 7, 0)`;
  }

  override compareAsType(): string {
    return 'string';
  }

  override getColumnType(_property: EntityProperty, _platform: Platform): string {
    return 'geometry(Geometry, 4490)';
  }
}
