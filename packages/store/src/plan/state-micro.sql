select atom_id, micro from micro_assignment
where district_code = :district and plan_id = :plan and lifespan @> :revision::integer
order by atom_id
