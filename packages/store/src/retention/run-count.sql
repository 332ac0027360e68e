-- Written with what it counts, so that a run that is cut off has told all that it did.
update retention_run set persons = persons + :persons, sessions = sessions + :sessions,
  recoded_sheets = recoded_sheets + :sheets,
  finished_at = case when :finished then clock_timestamp() end
where district_code = :district and id = :id
returning id, started_at, finished_at, persons, sessions, recoded_sheets
