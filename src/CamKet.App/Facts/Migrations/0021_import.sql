-- What an import leaves beside the facts: what it skipped and kept, who is missing from a later extract, and uploads that
-- wait for a person.
alter table extract
    add column rows_older   int not null default 0,  -- rows of which a later extract already told more
    add column rows_skipped int not null default 0,  -- totals, group heads, rows without a fact
    add column from_day     date,
    add column warnings     jsonb not null default '[]';

-- Dossiers of an earlier extract that a later one over the same days no longer holds: listed, never deleted by themselves.
create table gone_dossier (
    province_id int not null,
    unit_no     int not null,
    extract_id  bigint not null,              -- the extract that no longer held it
    code        text collate "C" not null,
    state       text collate "C" not null,    -- open, kept, removed
    decided_at  timestamptz,
    decided_by  text,
    primary key (province_id, unit_no, extract_id, code)
);

-- An uploaded file on its way: read, shown, then accepted or discarded. The file itself lies on the node's disk until then.
create table import_job (
    province_id int not null,
    unit_no     int not null,
    job_id      uuid not null,
    kind        text collate "C" not null,
    unit_code   text collate "C",
    from_day    date,
    to_day      date,
    file_name   text not null,
    path        text not null,
    state       text collate "C" not null,    -- reading, preview, mapping, cover, refused, accepting, accepted, discarded
    rows_read   int not null,
    outcome     jsonb,
    created_at  timestamptz not null,
    created_by  text not null,
    touched_at  timestamptz not null,
    primary key (province_id, unit_no, job_id)
);

do $$
declare t text;
begin
    foreach t in array array['gone_dossier', 'import_job']
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
