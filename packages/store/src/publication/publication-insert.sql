insert into publication (district_code, plan_id, previous_plan_id, revision, published_at, published_by, reason, codes, lineage,
  retired_codes)
values (:district, :plan, :previous, :revision, :published_at, :published_by, :reason, :codes::jsonb, :lineage::jsonb,
  :retired::text[])
returning plan_id
