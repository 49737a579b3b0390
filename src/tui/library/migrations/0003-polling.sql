-- What is remembered of a feed between two fetches, to know when to ask again.
create table polling (
    feed_id integer primary key references feed on delete cascade,
    due integer not null,
    not_before integer not null,
    failures integer not null,
    ended integer not null,
    pause real,
    rhythm real
) strict;
