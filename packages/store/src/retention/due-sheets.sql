recoded_sheet.district_code = :district and recoded_sheet.emptied_at is null
  and recoded_sheet.created_at < :before::timestamptz
