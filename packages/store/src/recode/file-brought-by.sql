-- Who brought a file, as the audit log has it: nobody can change that.
select account_id from audit_entry
where district_code = :district and object_kind = 'file' and object_id = :file and action = 'file.receive'
order by id limit 1
