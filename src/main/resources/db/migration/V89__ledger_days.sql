-- What moved between which accounts on which day, so that the books answer at once however many entries there are.
-- A job adds entries up some minutes after they were recorded; what it has not come to yet is read from the entries.

create index ledger_entry_recorded on ledger_entry using brin (recorded_at) with (autosummarize = on);

create table ledger_day (
	program_id   uuid   not null references program (id),
	day          date   not null,
	from_account text   not null,
	to_account   text   not null,
	points       bigint not null check (points > 0),
	entries      bigint not null check (entries > 0),
	primary key (program_id, day, from_account, to_account)
);
comment on table ledger_day is 'The sums of all entries recorded before ledger_days.complete_until';
comment on column ledger_day.day is 'In the programme''s zone; what occurred at the very end of a day belongs to it';

create table ledger_days (
	program_id     uuid primary key references program (id),
	zone           text not null,
	complete_until timestamptz,
	candidate_at   timestamptz,
	candidate_xid  xid8
);
comment on table ledger_days is 'How far the sums of days have come; without a row they are made anew';
comment on column ledger_days.candidate_at is 'Sums may go so far once all transactions before candidate_xid have ended';
