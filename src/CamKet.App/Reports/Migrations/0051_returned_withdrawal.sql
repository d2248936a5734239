-- A file that came back by mistake is taken back with a reason. The file and every taking back stay: it counts again only when
-- it is sent again, after the newest one.

create table report_returned_withdrawal (
    province_id  int not null,
    unit_no      int not null,
    report_id    uuid not null,
    sha256       text collate "C" not null,
    withdrawn_at timestamptz not null,
    withdrawn_by text not null,
    reason       text not null check (reason <> ''),
    primary key (province_id, unit_no, report_id, sha256, withdrawn_at),
    foreign key (province_id, unit_no, report_id, sha256) references report_returned_file
);

alter table report_returned_withdrawal enable row level security;
alter table report_returned_withdrawal force row level security;
create policy scope on report_returned_withdrawal using (
    province_id = nullif(current_setting('camket.province', true), '')::int
    and unit_no between nullif(current_setting('camket.unit_lo', true), '')::int
                    and nullif(current_setting('camket.unit_hi', true), '')::int);
grant select, insert, update, delete on report_returned_withdrawal to camket_app;
