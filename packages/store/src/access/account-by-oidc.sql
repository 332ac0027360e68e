select id, name, display_name, role, department_id, password_hash, disabled_at
from account where district_code = :district and oidc_issuer = :issuer and oidc_subject = :subject
