-- A doubtful figure that somebody looked at and found right: with the figures it was given for, so that it comes back when they change.
-- Nothing is overwritten: the newest dismissal of a doubt counts.
create table doubt_dismissal (
    province_id  int not null,
    unit_no      int not null,
    doubt        text collate "C" not null,    -- Doubt.Key
    dismissed_at timestamptz not null,
    figures      text collate "C" not null,    -- Doubt.Figures
    reason       text not null,
    dismissed_by text not null,
    primary key (province_id, unit_no, doubt, dismissed_at)
);
alter table doubt_dismissal enable row level security;
alter table doubt_dismissal force row level security;
create policy scope on doubt_dismissal using (
    province_id = nullif(current_setting('camket.province', true), '')::int
    and unit_no between nullif(current_setting('camket.unit_lo', true), '')::int
                    and nullif(current_setting('camket.unit_hi', true), '')::int);
grant select, insert on doubt_dismissal to camket_app;
