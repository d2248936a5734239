-- How long after the finish the last letter of apology came, as a number of bits (0: none came after it), in the place of whether one did:
-- with it the few whose letter was still to come on an as-of date are found without looking at the window.
drop index dossier_letter_after;
alter table dossier drop column letter_after, add column letter_span smallint;
alter table dossier_history drop column letter_after, add column letter_span smallint;
create index dossier_letter on dossier (province_id, letter_span, finished, unit_no) where letter_span > 0;
grant select (letter_span) on dossier to camket_public;
