counted.total, page.id, page.requested_at::text as key0, page.id as key1, page.number, page.category, page.status,
page.title, ST_X(page.location) as lon, ST_Y(page.location) as lat, page.requested_at, page.closed_at
