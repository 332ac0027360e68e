insert into base_layer (district_code, base_id, department_id, layer_id)
select district_code, :base, department_id, id from layer
where district_code = :district and id = any(:layers::text[])
returning department_id
