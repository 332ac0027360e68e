select exists (select from person where district_code = :district) as there
