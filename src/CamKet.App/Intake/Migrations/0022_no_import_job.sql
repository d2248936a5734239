-- Uploads that wait for a person live in the memory of the node that has their file; the table for them was never used.
drop table import_job;
