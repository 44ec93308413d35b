-- What was answered to which Idempotency-Key, for as long as a client may ask again. No
-- reference to the programme: its row would be locked by every call.
create table idempotency_key (
	program_id uuid not null,
	key text not null check (length(key) between 1 and 255),
	-- of method, address and body: the same key with others is a mistake
	fingerprint bytea not null,
	created_at timestamptz not null,
	-- set while a call runs that commits its own transactions; past it, the call has died
	leased_until timestamptz,
	status int check (status between 200 and 299),
	content_type text,
	location text,
	etag text,
	body bytea,
	primary key (program_id, key),
	check ((status is null) = (leased_until is not null))
);

create index idempotency_key_by_age on idempotency_key (created_at);
