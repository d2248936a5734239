-- Reports: what a person adds to one, its state, and the figures frozen when it was accepted.

-- The fields of the head and foot, kept per unit so that they are typed once.
create table report_letterhead (
    province_id int not null,
    unit_no     int not null,
    fields      jsonb not null,              -- Letterhead
    saved_at    timestamptz not null,
    saved_by    text not null,
    primary key (province_id, unit_no)
);

create table report (
    province_id   int not null,
    unit_no       int not null,
    report_id     uuid not null,
    template      text collate "C" not null,
    from_day      date not null,
    to_day        date not null,
    cut_off       date not null,             -- data known up to this day
    due           date,
    number        int,
    day           date,
    edits         jsonb not null,            -- ReportEdits
    state         text collate "C" not null, -- draft, submitted, returned, accepted
    return_reason text,
    content       jsonb,                     -- ReportDraft, frozen on acceptance; null before
    known_at      timestamptz,               -- the moment the frozen figures were as known at
    created_at    timestamptz not null,
    created_by    text not null,
    saved_at      timestamptz not null,
    saved_by      text not null,
    primary key (province_id, unit_no, report_id),
    check (to_day >= from_day)
);
create index report_newest on report (province_id, unit_no, to_day desc);

-- Every change of state, with who and why.
create table report_step (
    province_id int not null,
    unit_no     int not null,
    report_id   uuid not null,
    at          timestamptz not null,
    state       text collate "C" not null,
    by          text not null,
    reason      text,
    primary key (province_id, unit_no, report_id, at),
    foreign key (province_id, unit_no, report_id) references report
);

create table report_figure (
    province_id int not null,
    unit_no     int not null,
    report_id   uuid not null,
    figure_id   text collate "C" not null,
    name        text not null,
    measure     text collate "C" not null,
    form        text collate "C" not null,   -- count, amount, share
    numerator   numeric,
    denominator numeric,
    printed     text not null,
    decimals    int not null,
    certainty   text collate "C" not null,
    extracts    bigint[] not null,
    primary key (province_id, unit_no, report_id, figure_id),
    foreign key (province_id, unit_no, report_id) references report
);

-- What came back: the edited Word file or the issued PDF, compared with the frozen figures.
create table report_returned_file (
    province_id int not null,
    unit_no     int not null,
    report_id   uuid not null,
    sha256      text collate "C" not null,
    file_name   text not null,
    number      text collate "C",
    day         date,
    differences jsonb not null,              -- [Difference]
    received_at timestamptz not null,
    received_by text not null,
    primary key (province_id, unit_no, report_id, sha256),
    foreign key (province_id, unit_no, report_id) references report
);

do $$
declare t text;
begin
    foreach t in array array['report_letterhead', 'report', 'report_step', 'report_figure', 'report_returned_file']
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
