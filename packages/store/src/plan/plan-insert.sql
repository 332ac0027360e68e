insert into plan (district_code, id, base_id, name, status, revision, created_by, report, verdict, lineage)
values (:district, :id, :base, :name, 'draft', 1, :created_by, :report::jsonb, '{}', :lineage::jsonb)
returning id
