-- Sessions all of whose tokens ended long ago. One that lives stays whole, or it would not be known since when.
select session.family from session where session.district_code = :district
group by session.family
having max(least(session.expires_at, session.ended_at)) < :before::timestamptz
