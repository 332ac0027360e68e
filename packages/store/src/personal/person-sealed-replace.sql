update person_sealed set content = :content, building_id = case when :forget_building then null else building_id end
where district_code = :district and person_id = :id
returning person_id
