-- Makes room for the faults of a layer, unless they are there. One row where there is something to write.
with marked as (
  update layer set faults_of = :found_in
  where district_code = :district and id = :layer and faults_of is distinct from :found_in
  returning id
), forgotten as (
  delete from layer_fault where district_code = :district and layer_id in (select id from marked)
)
select id from marked
