-- Whether a procedure was asked for in a window mostly its months tell: narrow rows beside those of its days, which are read only where the window cuts a
-- month. Of an era of ten years month m of year y (from 15 December) is bit (y - era) * 12 + m of the
-- first number, or (y - era - 5) * 12 + m of the second.
create table ledger_procedure_month (
    province_id int not null,
    unit_no     int not null,
    procedure   text collate "C" not null,
    field_no    int not null,                 -- -1 for all of the unit's together
    of_unit     boolean not null,             -- all of them together: who tells no fields apart reads these
    era         int not null,                 -- its first year, a multiple of ten
    received_1   bigint not null,
    received_2   bigint not null,
    open_1       bigint not null,
    open_2       bigint not null,
    fee_1        bigint not null,
    fee_2        bigint not null,
    fee_online_1 bigint not null,
    fee_online_2 bigint not null,
    primary key (province_id, era, of_unit, unit_no, procedure, field_no)
);
alter table ledger_procedure_month enable row level security;
alter table ledger_procedure_month force row level security;
create policy scope on ledger_procedure_month using (
    province_id = nullif(current_setting('camket.province', true), '')::int
    and unit_no between nullif(current_setting('camket.unit_lo', true), '')::int
                    and nullif(current_setting('camket.unit_hi', true), '')::int);
grant select, insert, update, delete on ledger_procedure_month to camket_app;
grant select on ledger_procedure_month to camket_public;

-- Empty beside days that are there it would say that nothing was asked for.
truncate ledger_day, ledger_roll, ledger_field_day, ledger_field_roll, ledger_procedure;
