left join account absent on absent.district_code = delegation.district_code and absent.id = delegation.from_account_id
left join account acting on acting.district_code = delegation.district_code and acting.id = delegation.to_account_id
