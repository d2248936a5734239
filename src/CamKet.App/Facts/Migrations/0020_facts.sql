-- Accepted extracts, what they cover, and the facts they carry. One dossier has one row, the newest; superseded versions
-- go to the history table. province_id stands first in every key so that the same tables shard by province.

create table extract (
    province_id   int not null,
    extract_id    bigint not null,           -- from extract_number, per province
    unit_no       int not null,              -- the unit it was handed in for; the province's own number when it holds many
    kind          text collate "C" not null, -- dossiers, documents, budget, activities, surveys
    source_system text collate "C" not null,
    layout        text collate "C" not null,
    file_name     text not null,
    sha256        text collate "C" not null,
    bytes         bigint not null,
    cut_off       date not null,
    accepted_at   timestamptz not null,
    accepted_by   text not null,
    rows_read     int not null,
    rows_new      int not null,
    rows_changed  int not null,
    rows_same     int not null,
    rows_gone     int not null,
    rows_refused  int not null,
    primary key (province_id, extract_id)
);

create table coverage (
    province_id   int not null,
    unit_no       int not null,
    kind          text collate "C" not null,
    source_system text collate "C" not null,
    from_day      date not null,
    to_day        date not null,
    extract_id    bigint not null,
    primary key (province_id, unit_no, kind, source_system, from_day, to_day, extract_id),
    check (to_day >= from_day)
);

create table dossier (
    province_id            int not null,
    unit_no                int not null,
    code                   text collate "C" not null,
    procedure_code         text collate "C",
    procedure_name         text,
    field                  text collate "vi-x-icu",
    section                text,
    officer                text,
    channel                smallint not null, -- 1 direct, 2 online, 3 postal
    level                  smallint not null, -- 0 none, 1 partial, 2 full
    status                 smallint not null, -- 1..10, the national portal's codes
    received               timestamp,
    due_first              timestamp,
    due_lawful             timestamp,
    due_current            timestamp,
    by_minute              boolean not null,
    finished               timestamp,
    handed_over            timestamp,
    ended                  date,
    paused_from            date[],
    paused_to              date[],            -- same length; null where the pause is open
    supplements            smallint not null,
    reappointments         smallint not null,
    apology_days           date[],
    payments               smallint not null,
    payments_online        smallint not null,
    fee_bearing            boolean not null,
    input_digitised        boolean not null,
    result_digitised       boolean not null,
    interlinked            boolean not null,
    interlinked_electronic boolean not null,
    result_by_post         boolean not null,
    extract_id             bigint not null,
    sheet                  text not null,
    row_no                 int not null,
    primary key (province_id, unit_no, code)
);
create index dossier_received on dossier (province_id, unit_no, received);

create table dossier_history (like dossier);
alter table dossier_history add column superseded_by bigint not null;
alter table dossier_history add primary key (province_id, unit_no, code, extract_id);

create table register_document (
    province_id              int not null,
    unit_no                  int not null,
    direction                text collate "C" not null, -- out, in
    number                   text collate "C" not null,
    day                      date not null,
    subject                  text,
    signed_digitally         boolean not null,
    signed_by_leader         boolean not null,
    processed_electronically boolean not null,
    extract_id               bigint not null,
    sheet                    text not null,
    row_no                   int not null,
    primary key (province_id, unit_no, direction, number, day)
);

create table budget_entry (
    province_id int not null,
    unit_no     int not null,
    line        text collate "C" not null,
    as_of       date not null,
    estimate    numeric not null,
    actual      numeric not null,
    certainty   text collate "C" not null, -- actual, estimated, provisional
    extract_id  bigint not null,
    sheet       text not null,
    row_no      int not null,
    primary key (province_id, unit_no, line, as_of)
);

create table activity (
    province_id     int not null,
    unit_no         int not null,
    activity_id     uuid not null,
    kind            text collate "C" not null,
    day             date not null,
    count           int not null,
    title           text,
    evidence_number text collate "C",
    photo           bytea,
    photo_type      text collate "C",
    extract_id      bigint,                    -- null: entered by hand
    sheet           text,
    row_no          int,
    entered_at      timestamptz not null,
    entered_by      text not null,
    primary key (province_id, unit_no, activity_id)
);

create table survey_count (
    province_id int not null,
    unit_no     int not null,
    instrument  text collate "C" not null,
    channel     text collate "C" not null,
    "group"     text collate "C" not null,     -- all, land, construction, investment
    from_day    date not null,
    to_day      date not null,
    n1          int not null,
    n2          int not null,
    n3          int not null,
    n4          int not null,
    n5          int not null,
    missing     int not null,
    extract_id  bigint not null,
    sheet       text not null,
    row_no      int not null,
    primary key (province_id, unit_no, instrument, channel, "group", from_day)
);

-- Rows that were refused, with the reason in one Vietnamese sentence; corrected and replayed, the sound ones are taken.
create table quarantine (
    province_id int not null,
    unit_no     int not null,
    extract_id  bigint not null,
    sheet       text not null,
    row_no      int not null,
    kind        text collate "C" not null,
    cells       jsonb not null,               -- field name → text as it stood, applicant's columns dropped
    reasons     jsonb not null,               -- [{column, sentence}]
    state       text collate "C" not null,    -- open, replayed, dismissed
    decided_at  timestamptz,
    decided_by  text,
    decision    text,
    primary key (province_id, extract_id, sheet, row_no)
);

-- Column mappings learnt on the page for layouts the catalog does not know.
create table layout (
    province_id int not null,
    layout_key  text collate "C" not null,    -- hash of the head labels
    kind        text collate "C" not null,
    mapping     jsonb not null,               -- head label → field
    learnt_at   timestamptz not null,
    learnt_by   text not null,
    primary key (province_id, layout_key)
);

-- Every table with a unit's data: forced row-level security, the one policy without a subquery.
do $$
declare t text;
begin
    foreach t in array array['extract', 'coverage', 'dossier', 'dossier_history', 'register_document', 'budget_entry',
                             'activity', 'survey_count', 'quarantine']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy scope on %I using (
            province_id = nullif(current_setting('camket.province', true), '')::int
            and unit_no between nullif(current_setting('camket.unit_lo', true), '')::int
                            and nullif(current_setting('camket.unit_hi', true), '')::int)$p$, t);
        execute format('grant select, insert, update, delete on %I to camket_app', t);
    end loop;
end $$;
alter table layout enable row level security;
alter table layout force row level security;
create policy scope on layout using (province_id = nullif(current_setting('camket.province', true), '')::int);
grant select, insert, update, delete on layout to camket_app;
