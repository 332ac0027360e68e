-- Officers work for a department; everybody else for none.
alter table account add column department_id text collate "C";

alter table account add constraint account_department foreign key (district_code, department_id)
  references department on delete set null (department_id);

-- A sheet that was given unified codes. Its rows are in the kept files and nowhere else: here is only how many.
create table recoded_sheet (
  district_code text collate "C" not null,
  id text collate "C" not null,
  account_id text collate "C" not null,
  -- Null: by coordinates alone.
  department_id text collate "C",
  plan_id text collate "C" not null,
  revision integer not null,
  file_id text collate "C" not null,
  result_file_id text collate "C" not null,
  doubts_file_id text collate "C" not null,
  matched integer not null check (matched >= 0),
  divided integer not null check (divided >= 0),
  doubtful integer not null check (doubtful >= 0),
  unmatched integer not null check (unmatched >= 0),
  created_at timestamptz not null default clock_timestamp(),
  primary key (district_code, id),
  foreign key (district_code, account_id) references account,
  foreign key (district_code, department_id) references department on delete set null (department_id),
  foreign key (district_code, plan_id) references plan,
  foreign key (district_code, file_id) references received_file,
  foreign key (district_code, result_file_id) references received_file,
  foreign key (district_code, doubts_file_id) references received_file
);

create index recoded_sheet_order on recoded_sheet (district_code, account_id, created_at desc, id);
