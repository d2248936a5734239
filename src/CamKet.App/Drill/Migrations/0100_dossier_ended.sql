-- What ended without a result is the one thing of a form the ledger does not tell apart by how it came: few rows, found by the day they ended.
create index dossier_ended on dossier (province_id, unit_no, out_day) where status in (3, 7, 8);
