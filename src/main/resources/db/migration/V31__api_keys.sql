-- The keys storefronts call with. They belong to the programme itself, test keys too: what those
-- reach is its sandbox of the day.
create table api_key (
	id uuid not null,
	program_id uuid not null references program (id),
	name text not null check (length(name) between 1 and 80),
	kind text not null check (kind in ('SECRET', 'PUBLISHABLE')),
	mode text not null check (mode in ('LIVE', 'TEST')),
	-- how the key starts, to tell it by; the rest is never stored
	prefix text not null,
	-- SHA-256 of 256 random bits: nothing to guess, so no salt and no slow hash
	key_hash bytea not null check (octet_length(key_hash) = 32),
	store_id uuid,
	created_at timestamptz not null,
	last_used_at timestamptz,
	revoked_at timestamptz,
	version int not null,
	primary key (id, program_id),
	foreign key (store_id, program_id) references store (id, program_id)
);

-- the one look-up that can't name its programme: the key is what tells it
create unique index api_key_by_hash on api_key (key_hash);

create index api_key_by_program on api_key (program_id, id);

create index api_key_by_store on api_key (store_id, program_id);

-- The last hundred calls of each key, without anything personal.
create table api_call (
	id uuid not null,
	program_id uuid not null,
	key_id uuid not null,
	at timestamptz not null,
	method text not null,
	path text not null,
	status int not null,
	duration_ms int not null,
	request_id text,
	code text,
	detail text,
	body text,
	primary key (id, program_id),
	foreign key (key_id, program_id) references api_key (id, program_id)
);

create index api_call_by_key on api_call (program_id, key_id, id);
