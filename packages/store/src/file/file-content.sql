select content from received_file where district_code = :district and id = :id and emptied_at is null
