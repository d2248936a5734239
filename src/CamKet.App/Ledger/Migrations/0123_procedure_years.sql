-- Of a procedure a row for each statutory year again, day n of it (from 15 December) bit n. Most windows ask the months of a procedure now, and its days
-- only in the one or two years where the window cuts a month: a row of four years is four times what is looked at.
create table ledger_procedure_year (
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

insert into ledger_procedure_year (province_id, unit_no, procedure, field_no, year, received, open, fee, fee_online)
select l.province_id, l.unit_no, l.procedure, l.field_no, l.block + n, substring(l.received from n * 366 + 1 for 366), substring(l.open from n * 366 + 1 for 366),
       substring(l.fee from n * 366 + 1 for 366), substring(l.fee_online from n * 366 + 1 for 366)
  from ledger_procedure l
 cross join generate_series(0, 3) n
 where substring(l.received | l.open from n * 366 + 1 for 366) <> 0::bit(366)
 order by 1, 5, 2, 3, 4;

drop table ledger_procedure;
alter table ledger_procedure_year rename to ledger_procedure;
alter index ledger_procedure_year_pkey rename to ledger_procedure_pkey;
alter table ledger_procedure enable row level security;
alter table ledger_procedure force row level security;
create policy scope on ledger_procedure using (
    province_id = nullif(current_setting('camket.province', true), '')::int
    and unit_no between nullif(current_setting('camket.unit_lo', true), '')::int
                    and nullif(current_setting('camket.unit_hi', true), '')::int);
grant select, insert, update, delete on ledger_procedure to camket_app;
grant select on ledger_procedure to camket_public;
