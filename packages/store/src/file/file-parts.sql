-- The file of this id first, then those that came in the same upload, by name.
select id, name, content from received_file
where district_code = :district and (id = :id or upload_id = :id) and emptied_at is null
order by id <> :id, name, id
