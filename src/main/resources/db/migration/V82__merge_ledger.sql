-- Two members become one: the lots of the one go to the other, as they are, and can go back.
alter table points_account add column merged_into uuid;
alter table points_account add foreign key (merged_into, program_id) references points_account (member_id, program_id);
comment on column points_account.merged_into is 'Who has its points now: what is posted to this account goes there';

create table points_merge (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	merged_member_id uuid not null,
	lots uuid[] not null,
	holds uuid[] not null,
	merged_at timestamptz not null,
	undone_at timestamptz,
	primary key (id, program_id),
	foreign key (member_id, program_id) references points_account (member_id, program_id),
	foreign key (merged_member_id, program_id) references points_account (member_id, program_id),
	check (member_id <> merged_member_id)
);
comment on table points_merge is 'What went from one account to another when two members became one, so that it finds its way back';
comment on column points_merge.id is 'What the entries of the merge refer to';
