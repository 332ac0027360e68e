-- Nothing where no appeal ever came.
insert into appeal_area_placed (district_code, arrivals)
select :district, :arrivals::bigint where :arrivals::bigint is not null
on conflict (district_code) do update set arrivals = excluded.arrivals
