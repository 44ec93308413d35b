-- What happened to a member, or to a visitor who may become one. Rows are added, and go only with the member.
create table activity (
	id uuid not null,
	program_id uuid not null references program (id),
	member_id uuid,
	visitor text check (length(visitor) between 1 and 64),
	type text not null check (length(type) between 1 and 64),
	reference text check (length(reference) between 1 and 128),
	store_id uuid,
	actor text not null,
	properties jsonb not null check (jsonb_typeof(properties) = 'object' and length(properties::text) <= 8192),
	occurred_at timestamptz not null,
	recorded_at timestamptz not null,
	primary key (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	foreign key (store_id, program_id) references store (id, program_id),
	check ((member_id is null) <> (visitor is null))
);
comment on column activity.reference is 'personal data';
comment on column activity.properties is 'personal data';
create index activity_of_member on activity (program_id, member_id, occurred_at desc, id desc) where member_id is not null;
create index activity_of_visitor on activity (program_id, visitor, occurred_at desc, id desc) where visitor is not null;

create function refuse_change_of_activity() returns trigger language plpgsql as $$
begin
	raise exception 'what happened is never changed';
end $$;

create trigger activity_is_final before update on activity
	for each row execute function refuse_change_of_activity();
