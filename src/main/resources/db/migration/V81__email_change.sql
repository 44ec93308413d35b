-- The address a member wants instead of hers, until she has opened the link that was mailed to it.
create table email_change (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	email text not null,
	token_hash bytea not null check (octet_length(token_hash) = 32),
	created_at timestamptz not null,
	expires_at timestamptz not null,
	primary key (id, program_id),
	unique (program_id, member_id),
	foreign key (member_id, program_id) references member (id, program_id),
	check (expires_at > created_at)
);
create index email_change_expired on email_change (expires_at);
