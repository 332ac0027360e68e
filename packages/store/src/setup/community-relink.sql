-- Always one row: how many communities have been given their town.
with given as (
  update community set town_id = link.town_id
  from jsonb_to_recordset(:links::jsonb) as link(id text, town_id text)
  where community.district_code = :district and community.id = link.id
  returning 1
) select count(*)::int as given from given
