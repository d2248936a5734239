-- Uploads on their way: read, shown, then accepted or discarded. Row and file lie in the database, so that any node finds
-- them and a restart loses none; the file is erased when it is decided, the row a day after it came.
create table import_job (
    province_id int not null,
    unit_no     int not null,                 -- the unit it was handed in for; 0 when the file's column decides
    job_id      uuid not null,
    batch_id    uuid not null,                -- files handed in together
    kind        text collate "C",             -- null: to be told from the file's head
    unit_code   text collate "C",
    from_day    date,
    to_day      date,
    nothing     boolean not null,             -- a person states that nothing happened in these days
    file_name   text not null,
    bytes       bigint not null,
    state       text collate "C" not null,    -- reading, waiting, accepting, accepted
    phase       text not null,
    rows_read   int not null,
    stop_asked  boolean not null,
    tries       int not null,                 -- how often a node began on this state
    outcome     jsonb,
    node_id     uuid,                         -- who is at it; null: nobody
    touched_at  timestamptz not null,         -- that node's last sign of life
    created_at  timestamptz not null,
    created_by  text not null,
    primary key (province_id, unit_no, job_id)
);

create table import_job_part (
    province_id int not null,
    unit_no     int not null,
    job_id      uuid not null,
    part_no     int not null,
    bytes       bytea not null,
    primary key (province_id, unit_no, job_id, part_no)
);
-- Workbooks are compressed already.
alter table import_job_part alter column bytes set storage external;

do $$
declare t text;
begin
    foreach t in array array['import_job', 'import_job_part']
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
