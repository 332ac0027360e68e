-- Jobs that wait for their turn: the copy gives each a new ticket in the queue of its new home.
select district_code, id, kind from job where state = 'queued' order by created_at, id
