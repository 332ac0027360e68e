-- Uploads that were received long ago and of which nothing was made: no sheet, no layer, no base data, now or ever.
-- A file of a map is kept as received, whatever is wrong with it; of any other nobody knows who is in it.
received_file.district_code = :district and received_file.upload_id is null and received_file.emptied_at is null
  and received_file.received_at < :before::timestamptz
  and received_file.name !~* '\.(geojson|json|kml|gpkg|zip|shp|shx|dbf|prj|cpg)$'
  and not exists (
    select from received_file as part
    where part.district_code = :district and (part.id = received_file.id or part.upload_id = received_file.id)
      and (
        exists (select from layer where layer.district_code = :district and layer.file_id = part.id)
        or exists (
          select from recoded_sheet where recoded_sheet.district_code = :district
            and part.id in (recoded_sheet.file_id, recoded_sheet.result_file_id, recoded_sheet.doubts_file_id)
        )
        or exists (
          select from audit_entry where audit_entry.district_code = :district
            and audit_entry.object_kind = 'base-data' and audit_entry.after ->> 'fileId' = part.id
        )
      )
  )
