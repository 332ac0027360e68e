select appeal.number, appeal.title, appeal.category, appeal.status, appeal.requested_at, appeal.closed_at
from person_link
join appeal on appeal.district_code = person_link.district_code and appeal.id = person_link.object_id
where person_link.district_code = :district and person_link.person_id = :id and person_link.object_kind = 'appeal'
order by appeal.requested_at, appeal.id
