-- A member of a programme. Personal data is only in the columns whose comment says so; erasure empties them and leaves
-- the row, which entries and orders go on referring to.
create table member (
	id uuid not null,
	program_id uuid not null references program (id),
	status text not null check (status in ('ACTIVE', 'MERGED', 'ERASED')),
	first_name text check (length(first_name) between 1 and 100),
	last_name text check (length(last_name) between 1 and 100),
	-- what lists sort by; those without a name come last
	sort_name text collate "sv-SE-x-icu" not null generated always as (
		coalesce(nullif(btrim(coalesce(last_name, '') || ' ' || coalesce(first_name, '')), ''), U&'\FFFF')) stored,
	birthday date,
	language text check (language ~ '^[a-z]{2}$'),
	attributes jsonb not null check (jsonb_typeof(attributes) = 'object' and length(attributes::text) <= 16384),
	source text not null check (source in ('API', 'ADMIN', 'TILL', 'SELF', 'IMPORT', 'DEMO')),
	enrolled_by text not null,
	enrolled_store_id uuid,
	enrolled_at timestamptz not null,
	erased_at timestamptz,
	version int not null,
	primary key (id, program_id),
	foreign key (enrolled_store_id, program_id) references store (id, program_id),
	check ((status = 'ERASED') = (erased_at is not null)),
	check (status <> 'ERASED' or (first_name is null and last_name is null and birthday is null
		and attributes = '{}'::jsonb))
);
comment on column member.first_name is 'personal data';
comment on column member.last_name is 'personal data';
comment on column member.sort_name is 'personal data, from first_name and last_name';
comment on column member.birthday is 'personal data';
comment on column member.language is 'personal data';
comment on column member.attributes is 'personal data';

-- the list, by name and by when they joined
create index member_by_name on member (program_id, sort_name, id) where status = 'ACTIVE';
create index member_by_enrolment on member (program_id, enrolled_at desc, id desc) where status = 'ACTIVE';
-- the search, by the beginning of either name
create index member_by_first_name on member
	(program_id, lower(first_name collate "sv-SE-x-icu") text_pattern_ops) where status = 'ACTIVE';
create index member_by_last_name on member
	(program_id, lower(last_name collate "sv-SE-x-icu") text_pattern_ops) where status = 'ACTIVE';

-- What a member is known by. One of each kind (and store) is the main one; others came with a merge and lead to her too.
create table member_identity (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	type text not null check (type in ('EMAIL', 'PHONE', 'NUMBER', 'EXTERNAL')),
	store_id uuid,
	value text collate "C" not null check (length(value) between 1 and 254),
	main boolean not null,
	verified_at timestamptz,
	created_at timestamptz not null,
	version int not null,
	primary key (id, program_id),
	-- one meaning per programme; also serves the search for how a value begins
	unique nulls not distinct (program_id, type, value, store_id),
	foreign key (member_id, program_id) references member (id, program_id),
	foreign key (store_id, program_id) references store (id, program_id),
	check ((type = 'EXTERNAL') = (store_id is not null)),
	check (type <> 'EMAIL' or value ~ '^[^@[:space:]]+@[a-z0-9.-]+$'),
	check (type <> 'PHONE' or value ~ '^\+[0-9]{5,15}$'),
	check (type <> 'NUMBER' or value ~ '^[1-9][0-9]{7}$')
);
comment on column member_identity.value is 'personal data';
create unique index member_identity_main on member_identity (program_id, member_id, type, store_id) nulls not distinct
	where main;
create index member_identity_of_member on member_identity (program_id, member_id);

-- Ids of members that were merged into another: they lead to her for good, in one step.
create table member_alias (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	merged_by text not null,
	merged_at timestamptz not null,
	primary key (id, program_id),
	foreign key (id, program_id) references member (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	check (id <> member_id)
);
comment on column member_alias.id is 'the member that is no longer one of her own';
create index member_alias_of_member on member_alias (program_id, member_id);

create table member_tag (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	tag text not null check (length(tag) between 1 and 40 and tag = btrim(tag)),
	primary key (id, program_id),
	unique (program_id, tag, member_id),
	foreign key (member_id, program_id) references member (id, program_id)
);
comment on column member_tag.tag is 'personal data';
create index member_tag_of_member on member_tag (program_id, member_id);

create table consent (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	purpose text not null check (purpose in ('TERMS', 'MARKETING', 'PROFILING', 'SURVEYS')),
	channel text not null check (channel in ('EMAIL', 'SMS', 'POST', 'PUSH', 'NONE')),
	given boolean not null,
	wording text check (wording ~ '^[A-Za-z0-9._-]{1,40}$'),
	source text not null check (source in ('API', 'ADMIN', 'TILL', 'SELF', 'IMPORT', 'DEMO')),
	actor text not null,
	at timestamptz not null,
	primary key (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	check ((channel = 'NONE') = (purpose in ('TERMS', 'PROFILING')))
);
comment on table consent is 'append-only: every yes and no; what holds is the latest of its purpose and channel';
create index consent_of_member on consent (program_id, member_id, purpose, channel, at desc, id desc);

create function refuse_change_of_consent() returns trigger language plpgsql as $$
begin
	raise exception 'consents are never changed: record a new one';
end $$;

create trigger consent_is_final before update on consent
	for each row execute function refuse_change_of_consent();
