with changed as (
  update account set oidc_issuer = :issuer, oidc_subject = :subject
  where district_code = :district and id = :id and not exists (
    select 1 from account other
    where other.district_code = :district and other.id <> :id and other.oidc_issuer = :issuer
      and other.oidc_subject = :subject)
  returning 1
) select count(*)::int as changed from changed
