request.id, request.department_id, request.grid_code, request.text, request.account_name, request.created_at,
  request.accepted, request.answer, request.answered_by, request.answered_at, request.plan_id,
  ST_X(request.location) as lon, ST_Y(request.location) as lat, ST_AsGeoJSON(request.land, 7, 0) as land
