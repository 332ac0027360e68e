-- Keeps a choice of repairs; the faults are then found anew. No row where the layer is replaced or discarded.
update layer set repairs = :repairs::jsonb, faults_of = null
where district_code = :district and id = :layer and status in ('draft', 'accepted')
returning id
