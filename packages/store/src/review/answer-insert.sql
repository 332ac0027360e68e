insert into comment_answer (district_code, id, comment_id, text, department_id, account_id, account_name)
values (:district, :id, :comment, :text, :department, :account, :account_name)
returning id
