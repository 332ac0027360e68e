-- Setting up goes one step at a time: the district's row is held until the transaction ends.
select code, name, name_en, ST_AsGeoJSON(outline, 7, 0) as outline from district where code = :district for update
