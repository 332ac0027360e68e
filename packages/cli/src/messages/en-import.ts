/** English texts of `onegrid import` by code. */
export const importEn = {
  'usage-import': `usage: onegrid import FILE --as layer:DEPARTMENT --to URL [--id FIELD] [--accept] [--new-round] [options]
       onegrid import FILE --as KIND --to URL [--map ENTRY=FIELD ...] [options]

Brings a file to a running server, which reads it, keeps it as received and reports row by row.

  FILE                 GeoJSON, a zip of a shapefile, or a .shp with its parts beside it
  --as layer:ID        a department's grids: a draft layer, or with --accept its layer from now on
  --as KIND            base data, in place of all there was: outline, towns, communities, compounds,
                       buildings, streets, water
  --to URL             the server, such as http://localhost:4000
  --id FIELD           field of a layer that holds its grids' ids
  --new-round          open a new planning round: once a plan is published, only planners bring layers, so
  --map ENTRY=FIELD    field of the file that becomes an entry of base data: name, code, town, id, kind,
                       address, households, floors, compound, class, width, nameEn; once for each
  --reference SYSTEM   what the coordinates are in, whatever the file says: EPSG:4548, GCJ-02, BD-09
  --encoding ENCODING  the encoding of a shapefile's table: gbk, utf-8, big5

Signs in with ONEGRID_USER and ONEGRID_PASSWORD.

exit code: 0 all rows are used, 1 some were refused, 2 bad arguments or files, or the server refused
`,
  'import-file-missing': 'the file to import is missing; see onegrid import --help',
  'import-wrong-target': '--as {value}: must be layer:DEPARTMENT or one of {kinds}',
  'import-map-of-layer': '--map is for base data; a layer takes --id',
  'import-option-of-layer': '{option} is for layers, not for {kind}',
  'import-wrong-map': '--map {value}: must be ENTRY=FIELD',
  'import-wrong-url': '--to {value}: must be an address such as http://localhost:4000',
  'import-account-in-url':
    '--to: leave name and password out of the address; give them as ONEGRID_USER and ONEGRID_PASSWORD',
  'import-account-missing': 'ONEGRID_USER and ONEGRID_PASSWORD must name an account of the server',
  'import-unencrypted': 'warning: the password goes to {host} unencrypted; use https',
  'import-columns': 'Columns of the file: {columns}',
  'server-unreachable': '{url}: cannot be reached ({reason})',
  'server-of-another-kind': '{url}: answers, but not as OneGrid',
  'imported-rows': '{path}: {read} features, {accepted} used, {refused} refused, {repaired} repaired',
  'imported-refused': '  refused: row {row} {id}: {message}',
  'imported-repaired': '  repaired: row {row}: {message}',
  'imported-more': '  ... and {count} more',
  'imported-base-data': '{kind}: {count} are there now',
  'imported-draft': '{department}: draft layer of {grids} grids; --accept or the console accepts it',
  'imported-accepted': '{department}: layer of {grids} grids accepted',
  'stage-upload': 'upload',
  'stage-import': 'import',
} as const;
