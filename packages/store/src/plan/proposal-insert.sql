-- A new draft on the base of another plan. No row where there is no such plan.
insert into plan (district_code, id, base_id, name, status, revision, created_by, report, verdict, origin)
select district_code, :id, base_id, :name, 'draft', 1, :created_by, :report::jsonb, '{}', :origin::jsonb
from plan where district_code = :district and id = :source
returning base_id
