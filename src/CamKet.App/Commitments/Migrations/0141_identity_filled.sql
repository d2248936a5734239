-- Gives every item of every version its identity, files evidence and deadlines under it, and names the moments at which records ceased to hold.
-- Province by province, so that each statement is one shard's.
do $$
declare
    p int;
    c record;
    r record;
    v int;
    noted int;
    keys jsonb;
begin
    for p in select distinct province_id from commitment order by 1
    loop
        for c in select commitment_id, max(version) as last from commitment where province_id = p group by commitment_id order by commitment_id
        loop
            update commitment_item set item_id = md5(concat_ws('/', 'item', province_id, commitment_id, version, path))::uuid
             where province_id = p and commitment_id = c.commitment_id and version = c.last;

            for v in reverse c.last - 1 .. 1
            loop
                -- A correction notes for each item the number it had in the version it was opened from; one without a note is new.
                update commitment_item o set item_id = n.item_id
                  from commitment_draft d
                 cross join lateral jsonb_array_elements(d.form->'items') i
                  join commitment_item n on n.province_id = p and n.commitment_id = c.commitment_id and n.version = v + 1 and n.path = btrim(i->>'path')
                 where d.province_id = p and d.commitment_id = c.commitment_id and d.state = 'confirmed' and (d.form->>'baseVersion')::int = v
                   and (i->>'keep')::boolean and i->'origin'->>'path' = o.path
                   and o.province_id = p and o.commitment_id = c.commitment_id and o.version = v;
                get diagnostics noted = row_count;

                if noted = 0 then
                    -- The same words, once in each version.
                    update commitment_item o set item_id = n.item_id
                      from commitment_item n
                      join (select lower(btrim(text)) as words from commitment_item
                             where province_id = p and commitment_id = c.commitment_id and version in (v, v + 1)
                             group by 1 having count(*) = 2 and count(distinct version) = 2) same on same.words = lower(btrim(n.text))
                     where n.province_id = p and n.commitment_id = c.commitment_id and n.version = v + 1
                       and o.province_id = p and o.commitment_id = c.commitment_id and o.version = v and lower(btrim(o.text)) = same.words;

                    -- The same number, which is what evidence and deadlines went by.
                    update commitment_item o set item_id = n.item_id
                      from commitment_item n
                      left join commitment_item taken on taken.province_id = p and taken.commitment_id = c.commitment_id and taken.version = v and taken.item_id = n.item_id
                     where n.province_id = p and n.commitment_id = c.commitment_id and n.version = v + 1 and taken.path is null
                       and o.province_id = p and o.commitment_id = c.commitment_id and o.version = v and o.item_id is null and o.path = n.path;

                    -- What is left on both sides may be one another: a person says.
                    insert into item_unmatched (province_id, unit_no, commitment_id, version, item_id, path, text)
                    select p, o.unit_no, o.commitment_id, o.version, md5(concat_ws('/', 'item', o.province_id, o.commitment_id, o.version, o.path))::uuid, o.path, o.text
                      from commitment_item o
                     where o.province_id = p and o.commitment_id = c.commitment_id and o.version = v and o.item_id is null
                       and (select count(*) from commitment_item n
                              left join commitment_item taken on taken.province_id = p and taken.commitment_id = c.commitment_id and taken.version = v and taken.item_id = n.item_id
                             where n.province_id = p and n.commitment_id = c.commitment_id and n.version = v + 1 and taken.path is null) > 0
                        on conflict do nothing;
                end if;

                update commitment_item set item_id = md5(concat_ws('/', 'item', province_id, commitment_id, version, path))::uuid
                 where province_id = p and commitment_id = c.commitment_id and version = v and item_id is null;
            end loop;
        end loop;

        -- Evidence and deadlines went by the number of the newest version that has it.
        update item_evidence e set item_id = i.item_id
          from commitment_item i
          join (select commitment_id, path, max(version) as version from commitment_item where province_id = p group by commitment_id, path) newest
            on newest.commitment_id = i.commitment_id and newest.path = i.path and newest.version = i.version
         where i.province_id = p and e.province_id = p and i.commitment_id = e.commitment_id and i.path = e.path;
        update item_deadline e set item_id = i.item_id
          from commitment_item i
          join (select commitment_id, path, max(version) as version from commitment_item where province_id = p group by commitment_id, path) newest
            on newest.commitment_id = i.commitment_id and newest.path = i.path and newest.version = i.version
         where i.province_id = p and e.province_id = p and i.commitment_id = e.commitment_id and i.path = e.path;

        -- A number no version has: kept under an identity of its own, and listed.
        insert into item_unmatched (province_id, unit_no, commitment_id, version, item_id, path, text)
        select p, e.unit_no, e.commitment_id, 0, md5(concat_ws('/', 'number', e.province_id, e.commitment_id, e.path))::uuid, e.path, min(e.text)
          from (select unit_no, province_id, commitment_id, path, text from item_evidence where province_id = p and item_id is null
                union all select unit_no, province_id, commitment_id, path, source from item_deadline where province_id = p and item_id is null) e
         group by e.province_id, e.unit_no, e.commitment_id, e.path
            on conflict do nothing;
        update item_evidence set item_id = md5(concat_ws('/', 'number', province_id, commitment_id, path))::uuid where province_id = p and item_id is null;
        update item_deadline set item_id = md5(concat_ws('/', 'number', province_id, commitment_id, path))::uuid where province_id = p and item_id is null;

        update commitment o set ended_at = n.confirmed_at, ended_by = n.confirmed_by
          from commitment n
         where o.province_id = p and n.province_id = p and n.commitment_id = o.commitment_id and n.version = o.version + 1 and o.state <> 'current';
        update commitment set ended_at = confirmed_at, ended_by = confirmed_by where province_id = p and state <> 'current' and ended_at is null;

        -- Reports name their rows by the number of the item, the second of a number with "~2".
        for r in
            select unit_no, report_id, state, known_at,
                   case when extract(year from from_day + 17) = extract(year from to_day + 17) then extract(year from to_day + 17) else extract(year from to_day) end as year
              from report where province_id = p
        loop
            select jsonb_object_agg(case when i.n = 1 then i.path else i.path || '~' || i.n end, i.item_id) into keys
              from (select x.path, x.item_id, row_number() over (partition by x.path order by y.day nulls first, y.confirmed_at, x.commitment_id, x.position) as n
                      from commitment y
                      join commitment_item x on x.province_id = p and x.unit_no = y.unit_no and x.commitment_id = y.commitment_id and x.version = y.version
                     where y.province_id = p and y.unit_no = r.unit_no and y.year = r.year
                       and case when r.state = 'accepted' then y.confirmed_at <= r.known_at and (y.ended_at is null or y.ended_at > r.known_at) else y.ended_at is null end) i;
            if keys is null then
                continue;
            end if;

            if r.state = 'accepted' then
                update report set item_keys = keys where province_id = p and unit_no = r.unit_no and report_id = r.report_id;
            else
                update report
                   set edits = edits || jsonb_build_object(
                           'rows', (select coalesce(jsonb_object_agg(coalesce(keys->>e.key, e.key), e.value), '{}') from jsonb_each(edits->'rows') e),
                           'reasons', (select coalesce(jsonb_object_agg(coalesce(keys->>split_part(e.key, ':', 1), split_part(e.key, ':', 1)) || substr(e.key, length(split_part(e.key, ':', 1)) + 1), e.value), '{}')
                                         from jsonb_each(edits->'reasons') e))
                 where province_id = p and unit_no = r.unit_no and report_id = r.report_id;
            end if;
        end loop;
    end loop;
end $$;

-- Plans entered before it was kept when: known all along.
update budget_plan set recorded_at = '-infinity' where recorded_at is null;
