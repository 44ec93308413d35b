-- A person who works with one or more programmes; so it belongs to none of them.
create table staff (
	id uuid primary key,
	email text not null check (email = lower(email) and length(email) between 3 and 254),
	name text not null check (length(name) between 1 and 100),
	password_hash text not null,
	password_changed_at timestamptz not null,
	locale text not null check (locale in ('sv', 'en')),
	-- made with the first-start token: may start a programme without owning one
	founder boolean not null,
	created_at timestamptz not null,
	version int not null,
	unique (email)
);

create table staff_membership (
	id uuid not null,
	program_id uuid not null references program (id),
	staff_id uuid not null references staff (id),
	role text not null check (role in ('OWNER', 'MANAGER', 'ANALYST', 'SUPPORT', 'TILL')),
	store_id uuid,
	version int not null,
	primary key (id, program_id),
	unique (program_id, staff_id),
	foreign key (store_id, program_id) references store (id, program_id),
	check ((role = 'TILL') = (store_id is not null))
);

create index staff_membership_by_staff on staff_membership (staff_id);

create index staff_membership_by_store on staff_membership (store_id, program_id);

create table staff_invitation (
	id uuid not null,
	program_id uuid not null references program (id),
	email text not null check (email = lower(email) and length(email) between 3 and 254),
	role text not null check (role in ('OWNER', 'MANAGER', 'ANALYST', 'SUPPORT', 'TILL')),
	store_id uuid,
	token_hash bytea not null,
	invited_by uuid not null,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	version int not null,
	primary key (id, program_id),
	unique (program_id, email),
	unique (program_id, token_hash),
	foreign key (store_id, program_id) references store (id, program_id),
	check ((role = 'TILL') = (store_id is not null))
);

create index staff_invitation_by_store on staff_invitation (store_id, program_id);

create table password_reset (
	staff_id uuid primary key references staff (id) on delete cascade,
	token_hash bytea not null unique,
	expires_at timestamptz not null
);

-- The one-time token in the log of an installation that has no owner yet.
create table start_token (
	token_hash bytea primary key,
	expires_at timestamptz not null
);
