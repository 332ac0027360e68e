comment.id, comment.plan_id, comment.kind, comment.text, comment.community_id, comment.grid_code, comment.revision,
  comment.department_id, comment.account_name, comment.created_at, comment.resolved_at,
  comment.resolved_by, ST_X(comment.location) as lon, ST_Y(comment.location) as lat,
  (
    select coalesce(jsonb_agg(jsonb_build_object('id', answer.id, 'text', answer.text, 'by', answer.account_name,
      'departmentId', answer.department_id, 'createdAt', answer.created_at) order by answer.created_at, answer.id), '[]')
    from comment_answer as answer
    where answer.district_code = comment.district_code and answer.comment_id = comment.id
  ) as answers
