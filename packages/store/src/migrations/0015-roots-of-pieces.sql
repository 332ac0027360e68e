-- The atom of the base that a piece comes from, through any number of cuts; null for the atoms of the base themselves.
-- Pieces of the same root can be joined again; the parent of a joined piece is its root.
alter table atom add column root_id text collate "C";

with recursive piece as (
  select district_code, base_id, id, parent_id as root_id from atom where parent_id is not null
  union all
  select piece.district_code, piece.base_id, piece.id, parent.parent_id
  from piece
  join atom as parent on parent.district_code = piece.district_code and parent.base_id = piece.base_id and parent.id = piece.root_id
  where parent.parent_id is not null
)
update atom set root_id = piece.root_id
from piece
join atom as root on root.district_code = piece.district_code and root.base_id = piece.base_id and root.id = piece.root_id
  and root.parent_id is null
where atom.district_code = piece.district_code and atom.base_id = piece.base_id and atom.id = piece.id;

alter table atom add constraint atom_root_check check ((root_id is null) = (parent_id is null));
