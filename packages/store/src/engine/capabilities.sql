-- What this engine is and which optional functions it has; always one row. A function can be listed and
-- still be built without its library, so vector tiles count only where protobuf is in.
select
  current_setting('server_version') as postgres,
  postgis_lib_version() as postgis,
  postgis_geos_version() as geos,
  coalesce(postgis_libprotobuf_version(), '') <> ''
    and exists (select 1 from pg_proc where proname = 'st_asmvtgeom') as vector_tiles,
  exists (select 1 from pg_proc where proname = 'st_coverageinvalidedges') as coverage_checks
