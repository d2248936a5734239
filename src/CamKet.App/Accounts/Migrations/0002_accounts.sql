-- Accounts and keys live beside the facts but are never joined with them: no foreign keys in either direction.
create table account (
    account_id      uuid primary key,
    name            text not null,
    normalized_name text collate "C" not null unique,
    password_hash   text,
    security_stamp  text not null,
    failed_count    int not null,
    locked_until    timestamptz,
    created_at      timestamptz not null
);

create table protection_key (
    name text collate "C" primary key,
    xml  text not null
);

grant select, insert, update, delete on account, protection_key to camket_app;
