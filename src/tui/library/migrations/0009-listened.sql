-- How long each show was listened to on each day, in seconds of audio.
create table listened (
    day text not null,  -- local time, YYYY-MM-DD
    feed_id integer not null references feed on delete cascade,
    seconds real not null,
    primary key (day, feed_id)
) strict, without rowid;
create index listened_feed on listened (feed_id);
