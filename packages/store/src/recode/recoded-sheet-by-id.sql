select recoded_sheet.*, received.name as file_name, result.name as result_file_name
from recoded_sheet
join received_file as received on received.district_code = recoded_sheet.district_code and received.id = recoded_sheet.file_id
join received_file as result on result.district_code = recoded_sheet.district_code and result.id = recoded_sheet.result_file_id
where recoded_sheet.district_code = :district and recoded_sheet.id = :id
