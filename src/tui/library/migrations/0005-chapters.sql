-- Chapters that a feed keeps in a file of their own, and where that lay.
create table chapters (
    episode_id integer primary key references episode on delete cascade,
    url text not null,
    body blob not null  -- JSON, deflated
) strict;
