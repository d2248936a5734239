-- A plan's figures keep who entered them and when, like everything a person enters; where the figure comes from is its source.
alter table budget_plan
    add column recorded_at timestamptz,
    add column recorded_by text;
