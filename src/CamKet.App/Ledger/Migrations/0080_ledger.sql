-- The ledger: what facts add up to by unit and day, so that no question about a window counts facts again.
-- A batch is one accepted change of the facts (an import, a replayed row, a correction, a removal): every fact, every
-- superseded version and every ledger row carries the batch that caused it, so "as known at" is the batches accepted by then.

create table batch (
    province_id int not null,
    batch       bigint not null,              -- per province, in the order of acceptance
    kind        text collate "C" not null,    -- import, replay, correction, removal, entry
    accepted_at timestamptz not null,
    accepted_by text not null,
    extract_id  bigint,
    reason      text,
    primary key (province_id, batch)
);
alter table batch enable row level security;
alter table batch force row level security;
create policy scope on batch using (province_id = nullif(current_setting('camket.province', true), '')::int);
grant select, insert on batch to camket_app;

insert into batch (province_id, batch, kind, accepted_at, accepted_by, extract_id)
select province_id, extract_id, 'import', accepted_at, accepted_by, extract_id from extract;

-- Every kind of fact keeps its superseded versions, each valid from its batch up to the one that superseded it.
alter table dossier add column batch bigint, add column out_day date, add column span smallint, add column letter_after boolean;
alter table register_document add column batch bigint;
alter table budget_entry add column batch bigint;
alter table activity add column batch bigint;
alter table survey_count add column batch bigint;
update dossier set batch = extract_id;
update register_document set batch = extract_id;
update budget_entry set batch = extract_id;
update activity set batch = coalesce(extract_id, 0);
update survey_count set batch = extract_id;
alter table dossier alter column batch set not null;
alter table register_document alter column batch set not null;
alter table budget_entry alter column batch set not null;
alter table activity alter column batch set not null;
alter table survey_count alter column batch set not null;

alter table dossier_history drop constraint dossier_history_pkey;
alter table dossier_history add column batch bigint, add column out_day date, add column span smallint, add column letter_after boolean,
                            add column superseded_batch bigint;
update dossier_history set batch = extract_id, superseded_batch = superseded_by;
alter table dossier_history alter column batch set not null, alter column superseded_batch set not null, drop column superseded_by;
alter table dossier_history add primary key (province_id, unit_no, code, superseded_batch);

create table register_document_history (like register_document);
create table budget_entry_history (like budget_entry);
create table activity_history (like activity);
create table survey_count_history (like survey_count);
alter table register_document_history add column superseded_batch bigint not null,
    add primary key (province_id, unit_no, direction, number, day, superseded_batch);
alter table budget_entry_history add column superseded_batch bigint not null,
    add primary key (province_id, unit_no, line, as_of, superseded_batch);
alter table activity_history add column superseded_batch bigint not null,
    add primary key (province_id, unit_no, activity_id, superseded_batch);
alter table survey_count_history add column superseded_batch bigint not null,
    add primary key (province_id, unit_no, instrument, channel, "group", from_day, superseded_batch);

-- Dossiers by how long they were open (span: the length in days as a power of two; 127 while open, -1 never received) and the day
-- they came: the few that were open over a whole window are found without looking at the rest.
drop index dossier_received;
create index dossier_life on dossier (province_id, unit_no, span, received);
-- Letters written after the finish are the one thing about a late dossier that its day of finish does not settle.
create index dossier_letter_after on dossier (province_id, unit_no, finished) where letter_after;

-- A field of procedures as extracts spell it; 0 is "none given".
create table ledger_field (
    province_id int not null,
    field_no    int not null,
    name        text collate "C" not null,
    primary key (province_id, field_no),
    unique (province_id, name)
);
alter table ledger_field enable row level security;
alter table ledger_field force row level security;
create policy scope on ledger_field using (province_id = nullif(current_setting('camket.province', true), '')::int);
grant select, insert on ledger_field to camket_app;
grant select on ledger_field to camket_public;

-- Different procedures are not added but united: the days of a statutory year (from 15 December) as bits.
create table ledger_procedure (
    province_id int not null,
    unit_no     int not null,
    procedure   text collate "C" not null,
    field_no    int not null,
    year        int not null,
    received    bit(366) not null,            -- a dossier of it was received that day
    open        bit(366) not null,            -- one that has since been finished or ended was open at the end of that day
    fee         bit(366) not null,            -- a fee-bearing one was received
    fee_online  bit(366) not null,            -- and paid online
    primary key (province_id, year, unit_no, procedure, field_no)
);

-- Counters as columns; null is zero. In day tables a row per batch, append-only; in roll-ups the sum of all batches:
-- level 1 statutory year (start 15/12), 2 statutory month (start 15th), 3 six days of it.
create table ledger_day (
    province_id int not null,
    unit_no     int not null,
    day         date not null,
    batch       bigint not null,
    primary key (province_id, unit_no, day, batch)
);
create table ledger_roll (
    province_id int not null,
    level       smallint not null,
    start       date not null,
    unit_no     int not null,
    primary key (province_id, level, start, unit_no)
);
create table ledger_field_day (
    province_id int not null,
    unit_no     int not null,
    day         date not null,
    field_no    int not null,
    batch       bigint not null,
    primary key (province_id, unit_no, day, field_no, batch)
);
create table ledger_field_roll (
    province_id int not null,
    level       smallint not null,
    start       date not null,
    unit_no     int not null,
    field_no    int not null,
    primary key (province_id, level, start, unit_no, field_no)
);

do $$
declare
    t text;
    c text;
begin
    foreach t in array array['ledger_day', 'ledger_roll', 'ledger_field_day', 'ledger_field_roll']
    loop
        foreach c in array array[
            -- by the day of receipt
            'received', 'received_online', 'received_direct', 'received_postal', 'received_full', 'received_full_online',
            'interlinked', 'interlinked_electronic', 'input_digitised', 'payments', 'payments_online', 'supplemented_twice',
            'turned_punctual', 'turned_late', 'turned_ended',
            -- by the day of the finish or end
            'resolved_early', 'resolved_on_time', 'resolved_late', 'resolved_undated', 'result_digitised', 'result_by_post',
            'late_apologised', 'late_apologised_in_time', 'late_apologised_twice', 'withdrawn', 'rejected', 'stopped',
            -- stocks: what enters and leaves on the day
            'open_in_time', 'open_overdue', 'open_paused', 'open_undated',
            'overdue_apologised', 'overdue_apologised_in_time', 'overdue_apologised_twice',
            -- the document register, by its day
            'outgoing', 'outgoing_signed', 'outgoing_signed_leader', 'outgoing_exchanged', 'incoming', 'incoming_processed']
        loop
            execute format('alter table %I add column %I int', t, c);
        end loop;
    end loop;

    foreach t in array array['register_document_history', 'budget_entry_history', 'activity_history', 'survey_count_history',
                             'ledger_procedure', 'ledger_day', 'ledger_roll', 'ledger_field_day', 'ledger_field_roll']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format($p$create policy scope on %I using (
            province_id = nullif(current_setting('camket.province', true), '')::int
            and unit_no between nullif(current_setting('camket.unit_lo', true), '')::int
                            and nullif(current_setting('camket.unit_hi', true), '')::int)$p$, t);
        execute format('grant select, insert, update, delete on %I to camket_app', t);
    end loop;
    foreach t in array array['ledger_procedure', 'ledger_day', 'ledger_roll', 'ledger_field_day', 'ledger_field_roll']
    loop
        execute format('grant select on %I to camket_public', t);
    end loop;
end $$;
-- Day rows are only ever appended; a rebuild (camket check --rebuild) begins with none.
revoke update on ledger_day, ledger_field_day from camket_app;
grant select (out_day, span, letter_after) on dossier to camket_public;
