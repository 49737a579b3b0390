-- What lists of episodes are picked by and show in each row, kept by triggers:
-- counting the quotes of every row took longer than all the rest of it.

alter table episode add column quotes integer not null default 0;
alter table episode add column timed integer not null default 0;  -- quotes whose time is known
alter table episode add column notes_read integer not null default 0;
update episode set (quotes, timed) = (select count(*), count(start) from quote q where q.episode_id = episode.id)
where id in (select episode_id from quote);
update episode set notes_read = 1 where id in (select episode_id from sections);

create trigger quote_count_insert after insert on quote begin
    update episode set quotes = quotes + 1, timed = timed + (new.start is not null) where id = new.episode_id;
end;
create trigger quote_count_delete after delete on quote begin
    update episode set quotes = quotes - 1, timed = timed - (old.start is not null) where id = old.episode_id;
end;
create trigger quote_count_update after update of start on quote
when (old.start is null) <> (new.start is null) begin
    update episode set timed = timed + (new.start is not null) - (old.start is not null) where id = new.episode_id;
end;
create trigger sections_read after insert on sections begin
    update episode set notes_read = 1 where id = new.episode_id;
end;
create trigger sections_unread after delete on sections begin
    update episode set notes_read = 0 where id = old.episode_id;
end;

create index episode_title on episode (title collate nocase, id, played);
create index episode_length on episode (coalesce(measured, duration, 9e9), id, played);
create index episode_kept on episode (listed desc, id) where kept = 1;
create index episode_started on episode (listed desc, id) where position > 0;
create index episode_quoted on episode (listed desc, id) where quotes > 0;
create index episode_timed on episode (listed desc, id) where timed > 0;

-- The statistics of each feed: `started` and `quoted` count episodes, `quotes` one-liners whose time is known.
alter table tally add column kept integer not null default 0;
alter table tally add column started integer not null default 0;
alter table tally add column quoted integer not null default 0;
alter table tally add column quotes integer not null default 0;
update tally set (kept, started, quoted, quotes) = (
    select coalesce(sum(kept), 0), coalesce(sum(position > 0), 0), coalesce(sum(e.quotes > 0), 0), coalesce(sum(timed), 0)
    from episode e where e.feed_id = tally.feed_id
);
drop trigger episode_tally_insert;
create trigger episode_tally_insert after insert on episode begin
    update tally set episodes = episodes + 1, unplayed = unplayed + (new.played = 0), kept = kept + new.kept,
        started = started + (new.position > 0)
    where feed_id = new.feed_id;
end;
drop trigger episode_tally_delete;
create trigger episode_tally_delete after delete on episode begin
    update tally set episodes = episodes - 1, unplayed = unplayed - (old.played = 0), kept = kept - old.kept,
        started = started - (old.position > 0), quoted = quoted - (old.quotes > 0), quotes = quotes - old.timed
    where feed_id = old.feed_id;
end;
create trigger episode_tally_kept after update of kept on episode when old.kept <> new.kept begin
    update tally set kept = kept + new.kept - old.kept where feed_id = new.feed_id;
end;
create trigger episode_tally_started after update of position on episode
when (old.position > 0) <> (new.position > 0) begin
    update tally set started = started + (new.position > 0) - (old.position > 0) where feed_id = new.feed_id;
end;
create trigger episode_tally_quotes after update of quotes, timed on episode begin
    update tally set quoted = quoted + (new.quotes > 0) - (old.quotes > 0), quotes = quotes + new.timed - old.timed
    where feed_id = new.feed_id;
end;
