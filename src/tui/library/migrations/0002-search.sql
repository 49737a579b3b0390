-- Full text, one index for each kind of text; the rowid is the id of the thing itself.

create virtual table title_words using fts5 (
    title, content = 'episode', content_rowid = 'id', tokenize = 'unicode61', prefix = '2 3'
);
insert into title_words (title_words) values ('rebuild');
create trigger title_words_insert after insert on episode begin
    insert into title_words (rowid, title) values (new.id, new.title);
end;
create trigger title_words_delete after delete on episode begin
    insert into title_words (title_words, rowid, title) values ('delete', old.id, old.title);
end;
create trigger title_words_update after update of title on episode when old.title <> new.title begin
    insert into title_words (title_words, rowid, title) values ('delete', old.id, old.title);
    insert into title_words (rowid, title) values (new.id, new.title);
end;

create virtual table quote_words using fts5 (
    text, speaker, content = 'quote', content_rowid = 'id', tokenize = 'unicode61', prefix = '2 3'
);
insert into quote_words (quote_words) values ('rebuild');
create trigger quote_words_insert after insert on quote begin
    insert into quote_words (rowid, text, speaker) values (new.id, new.text, new.speaker);
end;
create trigger quote_words_delete after delete on quote begin
    insert into quote_words (quote_words, rowid, text, speaker)
    values ('delete', old.id, old.text, old.speaker);
end;

-- Notes and transcripts lie deflated, so their indexes hold no text of their own and are filled in the background.
create virtual table notes_words using fts5 (text, content = '', tokenize = 'unicode61', prefix = '2 3 4');
create virtual table transcript_words using fts5 (text, content = '', tokenize = 'unicode61', prefix = '2 3 4');

-- Indexed text that is gone: a contentless index forgets a row only when given the text it was made from.
create table stale_words (
    kind text not null,
    id integer not null,
    body blob not null,
    primary key (kind, id)
) strict;
create trigger notes_stale_update after update of body on notes when old.indexed begin
    insert into stale_words values ('notes', old.episode_id, old.body);
    update notes set indexed = 0 where episode_id = new.episode_id;
end;
create trigger notes_stale_delete after delete on notes when old.indexed begin
    insert into stale_words values ('notes', old.episode_id, old.body);
end;
create trigger transcript_stale_delete after delete on transcript_part when old.indexed begin
    insert into stale_words values ('transcript', old.id, old.body);
end;
