insert into district (code, name, name_en, synthetic) values (:code, :name, :name_en, false) returning code
