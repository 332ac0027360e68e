select current_setting('role') as role
