-- Points given or taken by hand.
create table points_adjustment (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	points bigint not null check (points <> 0),
	reason text not null check (length(reason) between 1 and 200),
	message text check (length(message) between 1 and 200),
	actor text not null,
	adjusted_at timestamptz not null,
	undone_at timestamptz,
	undone_by text,
	version int not null,
	primary key (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	check ((undone_at is null) = (undone_by is null))
);
comment on column points_adjustment.reason is 'personal data: free text for staff';
comment on column points_adjustment.message is 'personal data: free text for the member';
create index points_adjustment_by_member on points_adjustment (program_id, member_id, adjusted_at desc, id desc);

-- How much of a day's limit a person has used; the row decides, so the limit holds however many calls run at once.
create table adjustment_allowance (
	id uuid not null,
	program_id uuid not null references program (id),
	actor text not null,
	day date not null,
	used bigint not null check (used >= 0),
	primary key (id, program_id),
	unique (program_id, actor, day)
);
