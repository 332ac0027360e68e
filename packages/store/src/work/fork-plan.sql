-- A new draft on the base of another plan, which PostGIS has judged. No row where there is no such plan.
insert into plan (district_code, id, base_id, name, status, revision, created_by, report, verdict, origin, lineage)
select district_code, :id, base_id, :name, 'draft', 1, :created_by, report, verdict, :origin::jsonb, lineage
from plan where district_code = :district and id = :source
returning base_id
