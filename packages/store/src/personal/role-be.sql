select set_config('role', :role, true) as role
