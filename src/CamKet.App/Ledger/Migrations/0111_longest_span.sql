-- Spans end at 14 now, and questions name each of them: what an earlier program stored above would no longer be found.
update dossier set span = 14 where span between 15 and 31;
update dossier_history set span = 14 where span between 15 and 31;
