-- What the document of a commitment says besides its promises and duties (signer, recipients, cited documents, thresholds,
-- figures, sums, scores), as confirmed with the version; null for versions confirmed before it was kept.
alter table commitment add column statements jsonb;
