-- Why a person took a dossier that is gone from its system out of the facts.
alter table gone_dossier add column reason text;
