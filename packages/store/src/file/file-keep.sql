insert into received_file (district_code, id, name, bytes, sha256, content, received_by)
values (:district, :id, :name, :bytes, :sha256, :content, :received_by)
returning received_at
