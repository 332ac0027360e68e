select plan_id, previous_plan_id, published_at, published_by, reason, codes, lineage, retired_codes
from publication where district_code = :district and plan_id = any(:plans::text[])
