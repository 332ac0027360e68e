-- Names of towns, communities and departments; a grid is called by its code.
select 'town' as kind, id, name from town where district_code = :district and id = any (:towns::text[])
union all
select 'community', id, name from community where district_code = :district and id = any (:communities::text[])
union all
select 'department', id, name from department where district_code = :district and id = any (:departments::text[])
union all
select distinct 'grid', code, code from grid
where district_code = :district and code = any (:grids::text[]) and upper_inf(lifespan)
