insert into received_file (district_code, id, name, bytes, sha256, content, received_by, upload_id)
values (:district, :id, :name, :bytes, :sha256, :content, :received_by, :upload_id)
returning received_at
