select pg_notify('onegrid_news', item) as notified from unnest(:items::text[]) as item
