-- Units by code *and* date: a code names a unit only together with a date (3,316 of the 3,321 codes of 1/7/2025 reuse
-- an old one). Reference table: it holds public names only and carries no row-level security.
-- unit_no follows the tree within a province: a unit's descendants are unit_no..last_no, which is what scopes and
-- policies compare.
create table unit (
    province_id int not null,
    unit_no     int not null,
    last_no     int not null,
    parent_no   int,
    code        text collate "C" not null,
    kind        text collate "C" not null,   -- province, district, xa, phuong, thi-tran, dac-khu, office
    name        text collate "vi-x-icu" not null,
    folded      text collate "C" not null,   -- name without tone marks, lower case, for matching
    slug        text collate "C" not null,
    valid_from  date,                        -- null: since before our tables begin
    valid_to    date,                        -- null: still valid
    source      text not null,
    primary key (province_id, unit_no),
    unique (slug),
    check (last_no >= unit_no)
);
create index unit_code on unit (code, valid_from);

-- n:m: a merged unit has several predecessors, a split one several successors.
create table unit_successor (
    province_id     int not null,
    unit_no         int not null,
    new_province_id int not null,
    new_unit_no     int not null,
    day             date not null,
    part            boolean not null,        -- true: only a part of the old unit went there
    source          text not null,
    primary key (province_id, unit_no, new_province_id, new_unit_no)
);

-- Known errors of the official tables: listed, never swallowed.
create table unit_issue (
    source  text not null,
    line    int not null,
    code    text collate "C",
    problem text not null,                   -- one Vietnamese sentence
    primary key (source, line, problem)
);

grant select on unit, unit_successor, unit_issue to camket_app, camket_public;
grant insert, update, delete on unit, unit_successor, unit_issue to camket_app;
