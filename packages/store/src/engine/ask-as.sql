-- SET LOCAL for this transaction only, in one statement; the role last, as the others need no right.
select set_config('onegrid.district', :district, true) as district,
  set_config('onegrid.account', :account, true) as account,
  set_config('role', :role, true) as role
