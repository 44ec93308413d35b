-- Two members turned out to be one, and what it takes to make them two again.
create table member_merge (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	merged_member_id uuid not null,
	-- what the survivor lacked and got from the other, by name
	filled text[] not null,
	-- names of attributes she got
	attributes text[] not null,
	merged_by text not null,
	merged_at timestamptz not null,
	undone_by text,
	undone_at timestamptz,
	primary key (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	foreign key (merged_member_id, program_id) references member (id, program_id),
	check (member_id <> merged_member_id),
	check ((undone_at is null) = (undone_by is null))
);
comment on column member_merge.member_id is 'the survivor';
comment on column member_merge.attributes is 'personal data';
create index member_merge_of_member on member_merge (program_id, member_id, merged_at desc, id desc);
create unique index member_merge_standing on member_merge (program_id, merged_member_id) where undone_at is null;

create table member_merge_row (
	program_id uuid not null,
	merge_id uuid not null,
	table_name text not null,
	row_id uuid not null,
	main boolean,
	primary key (merge_id, program_id, table_name, row_id),
	foreign key (merge_id, program_id) references member_merge (id, program_id)
);
comment on table member_merge_row is 'append-only: the rows that became the survivor''s with a merge, so that they find their way back';
comment on column member_merge_row.main is 'Of an identity: whether it was the main one of its kind';

-- Whose something was is the only thing about it that a merge may change.
create or replace function refuse_change_of_activity() returns trigger language plpgsql as $$
begin
	if new.member_id is not null and old.member_id is not null
			and to_jsonb(new) - 'member_id' = to_jsonb(old) - 'member_id' then
		return new;
	end if;
	raise exception 'what happened is never changed';
end $$;
