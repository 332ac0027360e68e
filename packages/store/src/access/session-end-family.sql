-- Every token of the family, those that were exchanged and have their grace as well.
update session set ended_at = now(), end_reason = :reason
where district_code = :district and family = :family and (ended_at is null or ended_at > now())
returning account_id
