update district set outline = null where code = :district returning code
