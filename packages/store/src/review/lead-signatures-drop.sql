-- What lead departments signed for communities that are open again.
with dropped as (
  delete from review_signature using department
  where review_signature.district_code = :district and review_signature.review_id = :review
    and review_signature.community_id = any(:communities::text[]) and review_signature.department_id <> :but
    and department.district_code = review_signature.district_code and department.id = review_signature.department_id
    and department.lead and review_signature.approved
  returning 1
) select count(*)::int as dropped from dropped
