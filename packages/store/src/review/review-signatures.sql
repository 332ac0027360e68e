select review_id, community_id, department_id, approved, account_name, at, comment
from review_signature
where district_code = :district and review_id = any(:reviews::text[])
