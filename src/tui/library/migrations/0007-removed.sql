-- Feeds the listener has removed and may want back, and what was kept of them, episode by episode.
create table removed_feed (
    feed_id integer primary key,
    at integer not null,
    url text not null,
    gone integer not null default 0  -- 1 once nothing is left of it in the tables it came from
) strict;
create table removed_part (
    id integer primary key,
    feed_id integer not null references removed_feed on delete cascade,
    body blob not null  -- rows as msgpack
) strict;
create index removed_part_feed on removed_part (feed_id);
