-- What a department signed, said, registered or asked for; all of it stays on record.
select (select count(*)::int from review_signature where district_code = :district and department_id = :department)
  + (select count(*)::int from plan_comment where district_code = :district and department_id = :department)
  + (select count(*)::int from comment_answer where district_code = :district and department_id = :department)
  + (select count(*)::int from business where district_code = :district and department_id = :department)
  + (select count(*)::int from grid_change_request where district_code = :district and department_id = :department) as papers
