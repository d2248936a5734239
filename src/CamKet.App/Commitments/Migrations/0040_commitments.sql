-- Commitments: the draft as it was read and is being corrected, and the versions a person confirmed.

-- What was read from a file and is being corrected: kept so that it can be left and found again, and afterwards as the
-- source a commitment can be compared with. Until the issuer is confirmed it belongs to the unit that handed it in.
create table commitment_draft (
    province_id   int not null,
    unit_no       int not null,
    draft_id      uuid not null,
    file_name     text not null,
    sha256        text collate "C" not null,
    source        jsonb not null,              -- the document's blocks, for the text beside the fields
    form          jsonb not null,              -- the fields as last typed
    state         text collate "C" not null,   -- open, confirmed, discarded
    commitment_id uuid,                        -- the commitment it became, or corrects
    created_at    timestamptz not null,
    created_by    text not null,
    saved_at      timestamptz not null,
    primary key (province_id, unit_no, draft_id)
);

create table commitment (
    province_id   int not null,
    unit_no       int not null,
    commitment_id uuid not null,
    version       int not null,
    number        text collate "C",
    day           date,
    issuer        text not null,
    receiver      text,
    year          int not null,
    indices       text[] not null,             -- Par, Sipas, Papi, Pci, Service766
    duties        jsonb not null,              -- [DocumentDuty]
    source_sha256 text collate "C",
    state         text collate "C" not null,   -- current, superseded, closed
    reason        text,                        -- why this version was made, or why it was closed
    confirmed_at  timestamptz not null,
    confirmed_by  text not null,
    primary key (province_id, unit_no, commitment_id, version)
);
create unique index commitment_current on commitment (province_id, unit_no, commitment_id) where state = 'current';

create table commitment_item (
    province_id     int not null,
    unit_no         int not null,
    commitment_id   uuid not null,
    version         int not null,
    position        int not null,              -- order in the document
    path            text collate "C" not null,
    "group"         text collate "C" not null, -- Maintain, Improve, Other
    text            text not null,
    baseline        jsonb,                     -- Target
    targets         jsonb not null,            -- [Target]
    owner_section   text,
    owner_post      text,
    evidence_needed text,
    measure         text collate "C",
    note            text,
    primary key (province_id, unit_no, commitment_id, version, path),
    foreign key (province_id, unit_no, commitment_id, version) references commitment
);

-- A milestone's date is bound from a plan; each binding stays, the newest counts. It outlives the item's version.
create table item_deadline (
    province_id   int not null,
    unit_no       int not null,
    commitment_id uuid not null,
    path          text collate "C" not null,
    bound_at      timestamptz not null,
    bound_by      text not null,
    day           date,                        -- null: the binding was taken back
    source        text not null,               -- the plan that names it: "Kế hoạch số …"
    primary key (province_id, unit_no, commitment_id, path, bound_at)
);

create table item_evidence (
    province_id   int not null,
    unit_no       int not null,
    commitment_id uuid not null,
    path          text collate "C" not null,
    evidence_id   uuid not null,
    number        text collate "C",
    day           date,
    text          text not null,
    url           text,
    added_at      timestamptz not null,
    added_by      text not null,
    primary key (province_id, unit_no, commitment_id, path, evidence_id)
);

do $$
declare t text;
begin
    foreach t in array array['commitment_draft', 'commitment', 'commitment_item', 'item_deadline', 'item_evidence']
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
-- What was promised is public; drafts, and who bound or added what, are not shown by the public pages.
grant select on commitment, commitment_item, item_deadline, item_evidence to camket_public;
