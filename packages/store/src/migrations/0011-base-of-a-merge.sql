-- What later questions about the atoms of a merge need: the community each lies in, which of them belong
-- together although they do not touch, the departments' weights, and what bounds the size of a grid. Bases
-- made before are taken to have no communities; their sizes are households where there are any.
alter table atom add column community_id text collate "C";

alter table base
  add column links jsonb not null default '[]',
  add column weights jsonb not null default '{}',
  add column by_households boolean not null default true;
