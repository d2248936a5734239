-- Work done at set times, by whichever node claims it first. Beside the facts, never joined with them: on a cluster it lies on the
-- coordinator, where one lock decides.
create table occurrence (
    work          text collate "C" not null,  -- ScheduledWork.Name
    due           timestamptz not null,
    state         text collate "C" not null,  -- due, done, failed
    claimed_by    uuid,                       -- the node at it, or that did it
    claimed_until timestamptz,                -- renewed while it works; past: the node is gone
    tries         int not null,               -- how often a node began
    ended_at      timestamptz,
    fault         text,                       -- one Vietnamese sentence where it failed
    primary key (work, due)
);
grant select, insert, update, delete on occurrence to camket_app;
