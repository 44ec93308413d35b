-- The tenant. Every other table's program_id is the id of a row here.
create table program (
	id uuid primary key,
	code text not null unique check (code ~ '^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$'),
	name text not null check (length(name) between 1 and 100),
	kind text not null check (kind in ('LIVE', 'SANDBOX', 'DEMO')),
	twin_of uuid unique references program (id),
	currency text not null check (currency ~ '^[A-Z]{3}$'),
	zone text not null,
	locale text not null check (locale in ('sv', 'en')),
	brand_color text not null check (brand_color ~ '^#[0-9a-f]{6}$'),
	points_name_sv text not null check (length(points_name_sv) between 1 and 40),
	points_name_en text not null check (length(points_name_en) between 1 and 40),
	logo_hash text,
	support_per_adjustment bigint not null default 500 check (support_per_adjustment >= 0),
	support_per_day bigint not null default 2000 check (support_per_day >= 0),
	setup_step text,
	discarded_at timestamptz,
	version int not null,
	check ((kind = 'SANDBOX') = (twin_of is not null)),
	check (kind <> 'LIVE' or discarded_at is null)
);

-- What a programme is never changes: what guards live data can trust the column.
create function refuse_change_of_program_kind() returns trigger language plpgsql as $$
begin
	if new.id <> old.id or new.kind <> old.kind or new.twin_of is distinct from old.twin_of then
		raise exception 'a programme''s id, kind and twin never change';
	end if;
	return new;
end $$;

create trigger program_kind_is_final before update on program
	for each row execute function refuse_change_of_program_kind();

create table program_logo (
	id uuid not null,
	program_id uuid not null unique references program (id),
	content_type text not null check (content_type in ('image/png', 'image/jpeg', 'image/svg+xml')),
	bytes bytea not null check (octet_length(bytes) between 1 and 204800),
	version int not null,
	primary key (id, program_id)
);

create table store (
	id uuid not null,
	program_id uuid not null references program (id),
	code text not null check (code ~ '^[a-z0-9]([a-z0-9_-]{0,38}[a-z0-9])?$'),
	name text not null check (length(name) between 1 and 100),
	kind text not null check (kind in ('WEB', 'TILL')),
	closed_at timestamptz,
	version int not null,
	primary key (id, program_id),
	unique (program_id, code)
);
