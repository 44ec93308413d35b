-- Points given by one member to another. A programme without settings allows none.
create table transfer_settings (
	id uuid not null,
	program_id uuid not null unique references program (id),
	allowed boolean not null,
	by_members boolean not null,
	per_transfer bigint not null check (per_transfer between 1 and 10000000),
	per_day bigint not null check (per_day between 1 and 10000000),
	primary key (id, program_id),
	check (per_transfer <= per_day)
);
comment on column transfer_settings.by_members is 'Whether members may give points away themselves';

create table points_transfer (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	to_member_id uuid not null,
	points bigint not null check (points > 0),
	returned bigint not null default 0 check (returned between 0 and points),
	message text check (length(message) between 1 and 200),
	actor text not null,
	transferred_at timestamptz not null,
	day date not null,
	undone_at timestamptz,
	undone_by text,
	version int not null,
	primary key (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	foreign key (to_member_id, program_id) references member (id, program_id),
	check ((undone_at is null) = (undone_by is null))
);
comment on column points_transfer.member_id is 'who gave them';
comment on column points_transfer.message is 'personal data: what she wrote with it';
comment on column points_transfer.day is 'whose limit it counts against, in the programme''s zone';
create index points_transfer_by_member on points_transfer (program_id, member_id, transferred_at desc, id desc);
create index points_transfer_to_member on points_transfer (program_id, to_member_id, transferred_at desc, id desc);

-- How much of a day's limit a member has given away; the row decides, so the limit holds however many calls run at once.
create table transfer_allowance (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	day date not null,
	used bigint not null check (used >= 0),
	primary key (id, program_id),
	unique (program_id, member_id, day),
	foreign key (member_id, program_id) references member (id, program_id)
);

-- Points of a lot that were given away: what can't be taken back of them is owed, never forgiven.
alter table lot add column given bigint not null default 0 check (given >= 0);
comment on column lot.given is 'How much of it was given to another member and has not come back';
