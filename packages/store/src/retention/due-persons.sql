-- Persons whom nothing needed since, the longest ago first; one with an open appeal is needed.
person.district_code = :district and person.erased_at is null and person.needed_at < :before::timestamptz
  and not exists (
    select from person_link
    join appeal on appeal.district_code = person_link.district_code and appeal.id = person_link.object_id
    where person_link.district_code = person.district_code and person_link.person_id = person.id
      and person_link.object_kind = 'appeal'
      and (appeal.closed_at is null or appeal.closed_at >= :before::timestamptz)
  )
