-- A promise keeps its identity (item_id) while versions, printed numbers and units change, and what is recorded is closed and followed, never
-- overwritten: it holds from the moment it was recorded until ended_at. First the room for both; 0141 fills it, 0142 makes it the key.

alter table commitment_item add column item_id uuid;
alter table item_deadline   add column item_id uuid;
alter table item_evidence   add column item_id uuid;

-- ended_at: null while it holds. withdrawn_reason: why a person took it back; null where something else followed.
alter table commitment         add column ended_at timestamptz, add column ended_by text, add column withdrawn_reason text;
alter table item_evidence      add column ended_at timestamptz, add column ended_by text, add column withdrawn_reason text;
alter table published_standing add column ended_at timestamptz, add column ended_by text, add column withdrawn_reason text;
alter table budget_plan        add column ended_at timestamptz, add column ended_by text, add column withdrawn_reason text;

-- What the rows of a report accepted before are called by its frozen figures ("A.1", "A.1~2"), and the promises they are of.
alter table report add column item_keys jsonb;

-- Items of a version that could not be found again in the next one, for a person to say which they are.
create table item_unmatched (
    province_id   int not null,
    unit_no       int not null,
    commitment_id uuid not null,
    version       int not null,
    item_id       uuid not null,              -- its own until somebody decides
    path          text collate "C" not null,
    text          text not null,
    decided_at    timestamptz,
    decided_by    text,
    became        uuid,                       -- the promise it is; null where it is one of its own
    primary key (province_id, unit_no, item_id)
);
alter table item_unmatched enable row level security;
alter table item_unmatched force row level security;
create policy scope on item_unmatched using (
    province_id = nullif(current_setting('camket.province', true), '')::int
    and unit_no between nullif(current_setting('camket.unit_lo', true), '')::int
                    and nullif(current_setting('camket.unit_hi', true), '')::int);
grant select, insert, update, delete on item_unmatched to camket_app;
