-- Of a procedure a row for four statutory years, not for each: a question reads a row of every procedure there is. Day n of year y is bit
-- (y - block) * 366 + n.
drop table ledger_procedure;
create table ledger_procedure (
    province_id int not null,
    unit_no     int not null,
    procedure   text collate "C" not null,
    field_no    int not null,
    block       int not null,                 -- its first year, a multiple of four
    received    bit(1464) not null,           -- a dossier of it was received that day
    open        bit(1464) not null,           -- one that has since been finished or ended was open at the end of that day
    fee         bit(1464) not null,           -- a fee-bearing one was received
    fee_online  bit(1464) not null,           -- and paid online
    primary key (province_id, block, unit_no, procedure, field_no)
);
alter table ledger_procedure enable row level security;
alter table ledger_procedure force row level security;
create policy scope on ledger_procedure using (
    province_id = nullif(current_setting('camket.province', true), '')::int
    and unit_no between nullif(current_setting('camket.unit_lo', true), '')::int
                    and nullif(current_setting('camket.unit_hi', true), '')::int);
grant select, insert, update, delete on ledger_procedure to camket_app;
grant select on ledger_procedure to camket_public;

-- With it, and with the letters of the step before, the ledger says other things than it did: an empty one is filled from the facts before the
-- program answers anything.
truncate ledger_day, ledger_roll, ledger_field_day, ledger_field_roll;
