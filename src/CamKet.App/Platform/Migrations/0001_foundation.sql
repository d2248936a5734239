-- The roles exist before the first migration (see Roles.cs): camket_owner owns everything and runs the migrations,
-- camket_app and camket_public only use it. None of the three is a superuser or may bypass row-level security.
--
-- Every table with a unit's data is forced under row-level security with this one policy, written out, never a function
-- and never a subquery (a list of 200 units inside the policy was measured 200 times slower):
--
--     province_id = nullif(current_setting('camket.province', true), '')::int
--     and unit_no between nullif(current_setting('camket.unit_lo', true), '')::int
--                     and nullif(current_setting('camket.unit_hi', true), '')::int
--
-- The three settings are set for one transaction by Database.InScope; without them no row is seen.

create table province (
    id   int primary key,
    code text collate "C" not null unique,
    name text collate "vi-x-icu" not null
);
grant select on province to camket_app, camket_public;
grant insert, update, delete on province to camket_app;
