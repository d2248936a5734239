-- What a visitor's page may read: by column, and no column that names a person or a document's content. Public pages count
-- facts, so they need the facts' days and outcomes, never a dossier's code, its officer or the subject of a letter. What a
-- later migration adds for the public it grants itself: grant select (...) on TABLE to camket_public;
do $$
declare g record;
begin
    for g in select * from (values
        ('commitment',         'province_id, unit_no, commitment_id, version, number, day, issuer, receiver, year, indices, duties, source_sha256, state, confirmed_at'),
        ('commitment_item',    'province_id, unit_no, commitment_id, version, position, path, "group", text, baseline, targets, owner_section, owner_post, evidence_needed, measure, note'),
        ('item_deadline',      'province_id, unit_no, commitment_id, path, bound_at, day'),
        ('item_evidence',      'province_id, unit_no, commitment_id, path, evidence_id, number, day, text, url, added_at'),
        ('published_standing', 'province_id, unit_no, list, year, decision_number, decision_day, score, rank, of_units, grade, provisional'),
        ('budget_plan',        'province_id, unit_no, line, day, amount'),
        ('coverage',           'province_id, unit_no, kind, from_day, to_day'),
        ('dossier',            'province_id, unit_no, procedure_code, procedure_name, channel, level, status, received, due_lawful, by_minute, finished, ended, '
                            || 'paused_from, paused_to, supplements, apology_days, payments, payments_online, fee_bearing, input_digitised, result_digitised, '
                            || 'interlinked, interlinked_electronic, result_by_post'),
        ('register_document',  'province_id, unit_no, direction, day, signed_digitally, signed_by_leader, processed_electronically'),
        ('budget_entry',       'province_id, unit_no, line, as_of, estimate, actual, certainty'),
        ('activity',           'province_id, unit_no, kind, day, count'),
        ('survey_count',       'province_id, unit_no, "group", from_day, to_day, n1, n2, n3, n4, n5')
    ) as granted(tab, columns)
    loop
        execute format('revoke all on %I from camket_public', g.tab);
        execute format('grant select (%s) on %I to camket_public', g.columns, g.tab);
    end loop;
end $$;
-- Lists of errors in the official tables are the staff's to mend.
revoke all on unit_issue from camket_public;
