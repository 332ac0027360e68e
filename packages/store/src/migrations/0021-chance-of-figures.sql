-- What the chance of a rounded figure is made of, with the question that it answers. It was made of the rows until now:
-- two questions that were told differently were known to count different rows, were it a single one.
alter table privacy_setting
  add column figure_secret text not null default gen_random_uuid()::text || gen_random_uuid()::text;

alter table appeal drop column figure_key;

alter table published_share drop column figure_key;
