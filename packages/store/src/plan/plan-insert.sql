insert into plan (district_code, id, base_id, name, status, revision, created_by, report, verdict)
values (:district, :id, :base, :name, 'draft', 1, :created_by, :report::jsonb, '{}')
returning id
