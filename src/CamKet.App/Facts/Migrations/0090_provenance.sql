-- From a figure down to its rows, and what persons changed in them.

-- When a stretch of days came to be covered: "as known at" asks it too. What was covered before was known all along.
alter table coverage add column accepted_at timestamptz not null default '-infinity';
update coverage c set accepted_at = e.accepted_at from extract e where e.province_id = c.province_id and e.extract_id = c.extract_id;

-- A visitor may know which extracts a figure rests on, not who handed them in or what their files were called.
grant select (extract_id, source_system, accepted_at) on coverage to camket_public;

-- A dossier a person corrected: who, when and why stand in its batch, its versions in dossier and dossier_history.
create table correction (
    province_id int not null,
    unit_no     int not null,
    batch       bigint not null,
    code        text collate "C" not null,
    changes     jsonb not null,               -- [{field, before, after}], as the form shows them
    primary key (province_id, unit_no, batch, code)
);
alter table correction enable row level security;
alter table correction force row level security;
create policy scope on correction using (
    province_id = nullif(current_setting('camket.province', true), '')::int
    and unit_no between nullif(current_setting('camket.unit_lo', true), '')::int
                    and nullif(current_setting('camket.unit_hi', true), '')::int);
grant select, insert on correction to camket_app;
