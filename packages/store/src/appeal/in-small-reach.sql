-- As an array the ids are always looked up by index, however many the planner expects.
appeal.id = any(array(
  -- include ./ids-in-reach.sql
))
