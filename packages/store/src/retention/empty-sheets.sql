-- Empties the files of sheets, the result and the doubts, except a file that something else was read from as well.
with old as materialized (
  select recoded_sheet.id, recoded_sheet.file_id, recoded_sheet.result_file_id, recoded_sheet.doubts_file_id
  from recoded_sheet where
-- include ./due-sheets.sql
  order by recoded_sheet.created_at limit :limit for update skip locked
), emptied as (
  update received_file set content = '', emptied_at = clock_timestamp()
  where district_code = :district and emptied_at is null
    and (
      id in (select file_id from old union select result_file_id from old union select doubts_file_id from old)
      or upload_id in (select file_id from old)
    )
    and not exists (select from layer where layer.district_code = :district and layer.file_id = received_file.id)
    and not exists (select from base_data_source where base_data_source.district_code = :district and base_data_source.file_id = received_file.id)
    -- A sheet of the same file that is still to be kept.
    and not exists (
      select from recoded_sheet as other
      where other.district_code = :district and other.emptied_at is null and other.file_id = received_file.id
        and other.id not in (select id from old)
    )
), noted as (
  update recoded_sheet set emptied_at = clock_timestamp()
  where district_code = :district and id in (select id from old)
  returning 1
) select count(*)::int as done from noted
