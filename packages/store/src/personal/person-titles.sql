-- Takes what is personal out of the titles of the person's appeals. One row: how many titles changed.
with changed as (
  update appeal set title = regexp_replace(title, :pattern, '***', 'g')
  where district_code = :district and title ~ :pattern and id in (
    select object_id from person_link
    where district_code = :district and person_id = :id and object_kind = 'appeal'
  )
  returning 1
) select count(*)::int as titles from changed
