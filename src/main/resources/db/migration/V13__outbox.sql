-- Events on their way to their listeners; a row is gone once all have heard it

create table outbox_event (
	id uuid not null,
	program_id uuid not null,
	type text not null,
	payload jsonb not null,
	published_at timestamptz not null,
	created_at timestamptz not null,
	heard_by text[] not null default '{}',
	attempts int not null default 0 check (attempts >= 0),
	-- none: laid aside after too many attempts
	next_attempt_at timestamptz,
	last_error text,
	primary key (id, program_id)
) with (fillfactor = 70);

create index outbox_event_due on outbox_event (next_attempt_at, id);
