-- Members are told before points expire: so many days before, once for each date.
create table expiry_reminder_settings (
	id uuid not null,
	program_id uuid not null unique references program (id),
	days int[] not null check (cardinality(days) between 1 and 5),
	on_page boolean not null,
	by_mail boolean not null,
	primary key (id, program_id)
);

create table expiry_reminder_progress (
	id uuid not null,
	program_id uuid not null unique references program (id),
	done_at timestamptz not null,
	done_until uuid,
	primary key (id, program_id)
);
comment on column expiry_reminder_progress.done_at is 'Everybody has been reminded who had to be until then';
comment on column expiry_reminder_progress.done_until is 'The last member of those who have to be next';

create table expiry_reminder (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	expires_at timestamptz not null,
	days int not null,
	points bigint not null check (points > 0),
	mailed boolean not null,
	reminded_at timestamptz not null,
	primary key (id, program_id),
	unique (program_id, member_id, expires_at, days),
	foreign key (member_id, program_id) references member (id, program_id)
);
comment on table expiry_reminder is 'Who was told that points expire, and of which date: nobody is told twice';
