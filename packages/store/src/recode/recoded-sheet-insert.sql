insert into recoded_sheet (district_code, id, account_id, department_id, plan_id, revision, file_id, result_file_id,
  doubts_file_id, matched, divided, doubtful, unmatched)
values (:district, :id, :account, :department, :plan, :revision, :file, :result, :doubts, :matched, :divided, :doubtful, :unmatched)
returning id
