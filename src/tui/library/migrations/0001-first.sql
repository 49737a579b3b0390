-- 'podt': tells our file from any other program's SQLite file.
pragma application_id = 1886348404;

create table feed (
    id integer primary key autoincrement,  -- never used again: people type these numbers
    url text not null unique,
    title text not null default '',
    own_title text not null default '',  -- the listener's name for it
    folder text not null default '',
    description text not null default '',
    link text not null default '',
    author text not null default '',
    language text not null default '',
    image text not null default '',
    persons blob,  -- JSON
    added integer not null,
    refreshed integer,
    failed integer,
    error text not null default '',
    etag text not null default '',
    last_modified text not null default ''
) strict;

-- Where a feed lay before it moved for good.
create table former_address (
    url text primary key,
    feed_id integer not null references feed on delete cascade
) strict, without rowid;
create index former_address_feed on former_address (feed_id);

create table episode (
    id integer primary key autoincrement,  -- never used again: caches are named after it
    feed_id integer not null references feed on delete cascade,
    title text not null,
    published integer,
    listed integer not null,  -- what the lists are sorted by; see merge.py
    duration real,
    measured real,  -- the duration the audio itself turned out to have
    link text not null,
    enclosure_url text,
    enclosure_type text not null default '',
    enclosure_length integer not null default 0,
    position real not null default 0,
    position_at real,
    played integer not null default 0,
    kept integer not null default 0
) strict;
-- `played` rides along so that lists of unplayed episodes never touch the table.
create index episode_listed on episode (listed desc, id, played);
create index episode_feed_listed on episode (feed_id, listed desc, id, played);
create index episode_position_at on episode (position_at) where position_at is not null;

-- Every name an episode has had in its feed, and the fingerprint of the item that bore it.
create table identity (
    feed_id integer not null references feed on delete cascade,
    identity text not null,
    episode_id integer not null references episode on delete cascade,
    hash text not null,
    primary key (feed_id, identity)
) strict, without rowid;
create index identity_episode on identity (episode_id);

-- How many episodes each feed has, kept by triggers: counting 100 000 takes too long for a list.
create table tally (
    feed_id integer primary key references feed on delete cascade,
    episodes integer not null default 0,
    unplayed integer not null default 0
) strict;
create trigger feed_tally after insert on feed begin
    insert into tally (feed_id) values (new.id);
end;
create trigger episode_tally_insert after insert on episode begin
    update tally set episodes = episodes + 1, unplayed = unplayed + (new.played = 0) where feed_id = new.feed_id;
end;
create trigger episode_tally_delete after delete on episode begin
    update tally set episodes = episodes - 1, unplayed = unplayed - (old.played = 0) where feed_id = old.feed_id;
end;
create trigger episode_tally_played after update of played on episode when old.played <> new.played begin
    update tally set unplayed = unplayed + (new.played = 0) - (old.played = 0) where feed_id = new.feed_id;
end;

create table queue (
    place integer primary key,
    episode_id integer not null unique references episode on delete cascade
) strict;

-- Show notes as the feed has them.
create table notes (
    episode_id integer primary key references episode on delete cascade,
    body blob not null,  -- UTF-8, deflated
    indexed integer not null default 0
) strict;
create index notes_unindexed on notes (episode_id) where indexed = 0;

-- What else the feed says of an episode and only the side panels show.
create table extras (
    episode_id integer primary key references episode on delete cascade,
    body blob not null  -- JSON, deflated
) strict;

-- Notes after reading, quotes apart.
create table sections (
    episode_id integer primary key references episode on delete cascade,
    version integer not null,
    body blob not null  -- JSON, deflated
) strict;

create table quote (
    id integer primary key,
    episode_id integer not null references episode on delete cascade,
    place integer not null,
    text text not null,
    speaker text not null,
    start real,
    "end" real,
    source text not null,
    verdict text not null,
    score real,
    sure integer not null,
    also_at real
) strict;
create index quote_episode on quote (episode_id, place, start);

create table transcript (
    episode_id integer primary key references episode on delete cascade,
    origin text not null,
    language text not null,
    url text not null
) strict;

-- A transcript in pieces small enough to be searched, and unpacked for a hit, one by one.
create table transcript_part (
    id integer primary key autoincrement,
    episode_id integer not null references episode on delete cascade,
    place integer not null,
    body blob not null,  -- cues as JSON, deflated
    indexed integer not null default 0
) strict;
create unique index transcript_part_episode on transcript_part (episode_id, place);
create index transcript_part_unindexed on transcript_part (id) where indexed = 0;
