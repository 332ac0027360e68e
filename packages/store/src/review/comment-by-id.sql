select
-- include ./comment-fields.sql
from plan_comment as comment
where comment.district_code = :district and comment.id = :id
