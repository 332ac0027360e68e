-- What a department's old grids and the unified grids have in common. `piece` climbs from each live atom to its
-- root, which the claims are about; a root's claims are shared out among its pieces.
with recursive piece as (
  select atom.id as root_id, atom.parent_id, atom.area_m2, atom.households, assignment.grid_code
  from assignment
  join atom on atom.district_code = assignment.district_code and atom.base_id = assignment.base_id and atom.id = assignment.atom_id
  where assignment.district_code = :district and assignment.plan_id = :plan and upper_inf(assignment.lifespan)
  union all
  select parent.id, parent.parent_id, piece.area_m2, piece.households, piece.grid_code
  from piece
  join plan on plan.district_code = :district and plan.id = :plan
  join atom as parent on parent.district_code = :district and parent.base_id = plan.base_id and parent.id = piece.parent_id
), root as (
  select root_id, grid_code, area_m2 / sum(area_m2) over whole as area_share, case
    when sum(households) over whole > 0 then households / sum(households) over whole
    else area_m2 / sum(area_m2) over whole end as household_share
  from piece where parent_id is null window whole as (partition by root_id)
), entry as (
  select claim.department_id, claim.grid_id as legacy, root.grid_code as unified,
    sum(claim.area_m2 * coalesce(root.area_share, 1)) as area_m2,
    sum(claim.households * coalesce(root.household_share, 1)) as households
  from atom_claim as claim
  join plan on plan.district_code = claim.district_code and plan.id = :plan and plan.base_id = claim.base_id
  left join root on root.root_id = claim.atom_id
  where claim.district_code = :district and (:department::text is null or claim.department_id = :department)
  group by claim.department_id, claim.grid_id, root.grid_code
)
