-- Times belong to one copy of the audio: hosts splice other ads into each download.

alter table episode add column copy text not null default '';  -- fingerprint of the copy met last
alter table transcript add column copy text not null default '';  -- the copy it was heard in, '' for a published one

-- How far a copy lags behind the times of the transcript and of the notes, piece by piece.
create table lag (
    episode_id integer not null references episode on delete cascade,
    copy text not null,
    body blob not null,  -- JSON, deflated
    primary key (episode_id, copy)
) strict, without rowid;
