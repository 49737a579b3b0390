-- What the screen was like when it was left.
create table remembered (
    name text primary key,
    value text not null  -- JSON
) strict, without rowid;
