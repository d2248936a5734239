-- What others publish about a unit, and what it plans to carry out: both are needed to judge a promise and stand in no extract.

-- Score, rank and grade of a list (par-index, task-completion, …) as a decision published it, or as it was submitted.
create table published_standing (
    province_id     int not null,
    unit_no         int not null,
    list            text collate "C" not null,  -- code of a measure of shape "score"
    year            int not null,
    decision_number text collate "C" not null,
    decision_day    date,
    score           numeric,
    rank            int,
    of_units        int,                         -- length of the list
    grade           text,
    provisional     boolean not null,            -- submitted, not yet published: "tạm tính"
    recorded_at     timestamptz not null,
    recorded_by     text not null,
    primary key (province_id, unit_no, list, year, decision_number),
    check (rank is null or rank >= 1),
    check (of_units is null or rank is null or rank <= of_units),
    check (score is not null or rank is not null or grade is not null)
);

-- A budget line's plan: how much should have been carried out by a day, cumulative within the year.
create table budget_plan (
    province_id int not null,
    unit_no     int not null,
    line        text collate "C" not null,
    day         date not null,
    amount      numeric not null check (amount >= 0),
    source      text not null,                   -- the plan that says so
    primary key (province_id, unit_no, line, day)
);

do $$
declare t text;
begin
    foreach t in array array['published_standing', 'budget_plan']
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
grant select on published_standing to camket_public;
