  where entry.district_code = :district
    and (:action::text is null or starts_with(entry.action, :action))
    and (:object_kind::text is null or entry.object_kind = :object_kind)
    and (:object_id::text is null or entry.object_id = :object_id)
    and (:account_id::text is null or entry.account_id = :account_id)
    and (:person_id::text is null or entry.person_id = :person_id)
    and (:since::timestamptz is null or entry.at >= :since)
    and (:until::timestamptz is null or entry.at < :until)
    and (:text::text is null or strpos(lower(entry.account_name || chr(10) || coalesce(entry.reason, '')), lower(:text)) > 0)
