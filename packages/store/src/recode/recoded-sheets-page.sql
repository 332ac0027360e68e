-- One account's sheets, newest first. One row with a null id where the page is empty.
with matching as not materialized (
  select recoded_sheet.*, received.name as file_name, result.name as result_file_name
  from recoded_sheet
  join received_file as received on received.district_code = recoded_sheet.district_code and received.id = recoded_sheet.file_id
  join received_file as result on result.district_code = recoded_sheet.district_code and result.id = recoded_sheet.result_file_id
  where recoded_sheet.district_code = :district and recoded_sheet.account_id = :account
), page as (
  select * from matching
  where :after0::text is null or (created_at, id) < (:after0::timestamptz, :after1)
  order by created_at desc, id desc limit :limit
)
select counted.total, page.created_at::text as key0, page.id as key1, page.*
from (select count(*)::int as total from (select 1 from matching limit 10001) as capped) as counted
left join page on true
order by page.created_at desc, page.id desc
