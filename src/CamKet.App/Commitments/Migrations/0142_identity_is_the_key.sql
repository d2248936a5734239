-- The identity is the key now; the printed number stands only in the version that prints it.
alter table commitment_item alter column item_id set not null;
alter table commitment_item add constraint commitment_item_identity unique (province_id, unit_no, commitment_id, version, item_id);
create index commitment_item_by_identity on commitment_item (province_id, item_id);

alter table item_deadline alter column item_id set not null;
alter table item_deadline drop constraint item_deadline_pkey;
alter table item_deadline add constraint item_deadline_pkey primary key (province_id, unit_no, item_id, bound_at);
alter table item_deadline drop column path, drop column commitment_id;

alter table item_evidence alter column item_id set not null;
alter table item_evidence drop constraint item_evidence_pkey;
alter table item_evidence add constraint item_evidence_pkey primary key (province_id, unit_no, item_id, evidence_id);
alter table item_evidence drop column path, drop column commitment_id;

-- A version holds until it is ended: the state says nothing more.
drop index commitment_current;
alter table commitment drop column state;
create unique index commitment_in_force on commitment (province_id, unit_no, commitment_id) where ended_at is null;

alter table published_standing drop constraint published_standing_pkey;
alter table published_standing add constraint published_standing_pkey primary key (province_id, unit_no, list, year, decision_number, recorded_at);
create unique index published_standing_now on published_standing (province_id, unit_no, list, year, decision_number) where ended_at is null;

alter table budget_plan alter column recorded_at set default '-infinity', alter column recorded_at set not null;
alter table budget_plan drop constraint budget_plan_pkey;
alter table budget_plan add constraint budget_plan_pkey primary key (province_id, unit_no, line, day, recorded_at);
create unique index budget_plan_now on budget_plan (province_id, unit_no, line, day) where ended_at is null;

-- A visitor may know what holds and since when, not who recorded it or why it was taken back.
grant select (item_id) on commitment_item, item_deadline, item_evidence to camket_public;
grant select (ended_at) on commitment, item_evidence, published_standing, budget_plan to camket_public;
grant select (recorded_at) on published_standing, budget_plan to camket_public;
