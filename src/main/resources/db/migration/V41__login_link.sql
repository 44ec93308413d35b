-- Links that let a member in once, for some minutes. Only a hash of what the link holds is kept.
create table login_link (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	token_hash bytea not null check (octet_length(token_hash) = 32),
	-- the address it was mailed to, which it proves to be hers
	identity_id uuid,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	used_at timestamptz,
	primary key (id, program_id),
	unique (program_id, token_hash),
	foreign key (member_id, program_id) references member (id, program_id),
	check (expires_at > created_at)
);
create index login_link_of_member on login_link (program_id, member_id);
create index login_link_expired on login_link (expires_at);
