-- Always one row: how many buildings have been given their compound, or none.
with given as (
  update building set compound_id = link.compound_id
  from jsonb_to_recordset(:links::jsonb) as link(id text, compound_id text)
  where building.district_code = :district and building.id = link.id
  returning 1
) select count(*)::int as given from given
