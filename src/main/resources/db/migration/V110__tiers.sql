-- The ladder. Every change makes a new version; awards and the history name tiers as they were called then.
create table tier_ladder (
	id uuid not null,
	program_id uuid not null references program (id),
	number int not null check (number >= 1),
	in_force_from timestamptz not null,
	in_force_until timestamptz check (in_force_until >= in_force_from),
	rules jsonb not null check (jsonb_typeof(rules) = 'object'),
	version int not null,
	primary key (id, program_id),
	unique (program_id, number)
);
create unique index tier_ladder_current on tier_ladder (program_id) where in_force_until is null;

-- What purchases count for, each at its own date and as it is after what came back of it. It follows from awards and
-- order lines, slim enough to be summed for every member at once.
create table tier_fact (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	bought_at timestamptz not null,
	points bigint not null check (points >= 0),
	money bigint not null check (money >= 0),
	orders int not null check (orders in (0, 1)),
	primary key (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id)
);
comment on column tier_fact.id is 'The id of the purchase';
comment on column tier_fact.money is 'What was paid for goods with anything but points, in minor units';
create index tier_fact_of_member on tier_fact (program_id, member_id, bought_at) include (points, money, orders);

-- Where members stand as last booked. Who is not here has bought nothing and was never placed. What is true at an
-- instant follows from her facts, whether or not it has been booked.
create table tier_member (
	member_id uuid not null,
	program_id uuid not null,
	-- counts what was changed in her facts; the row that is locked to change them
	revision int not null default 0,
	joined_at timestamptz not null,
	tier_id uuid,
	since timestamptz,
	-- when time alone moves her next
	next_move_at timestamptz,
	-- by which version of the ladder that was counted; 0 for not yet
	ladder int not null default 0,
	primary key (program_id, member_id),
	foreign key (member_id, program_id) references member (id, program_id)
);
create index tier_member_due on tier_member (program_id, next_move_at) where next_move_at is not null;
create index tier_member_by_tier on tier_member (program_id, tier_id, member_id);

-- Members that staff placed by hand; the latest that holds is the one that counts.
create table tier_placement (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	tier_id uuid not null,
	at_least boolean not null,
	reason text not null check (length(reason) between 1 and 200),
	placed_at timestamptz not null,
	placed_by text not null,
	until timestamptz check (until >= placed_at),
	ended_by text,
	primary key (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id)
);
comment on column tier_placement.reason is 'personal data: free text for staff';
create index tier_placement_of_member on tier_placement (program_id, member_id, placed_at);

create table tier_change (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	from_id uuid,
	from_sv text,
	from_en text,
	to_id uuid,
	to_sv text,
	to_en text,
	up boolean not null,
	cause text not null check (cause in ('EARNED', 'REVIEW', 'PLACED', 'RETURNED', 'PLACEMENT_ENDED', 'LADDER', 'MERGED')),
	-- the order that did it, as people call it
	reference text check (length(reference) <= 200),
	points bigint not null,
	money bigint not null,
	orders bigint not null,
	placement_id uuid,
	occurred_at timestamptz not null,
	recorded_at timestamptz not null,
	primary key (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id)
);
comment on table tier_change is 'Every move between tiers, with what decided it';
create index tier_change_of_member on tier_change (program_id, member_id, occurred_at desc, id desc);

-- A ladder on its way to all members.
create table tier_rollout (
	id uuid not null,
	program_id uuid not null references program (id),
	number int not null,
	-- not before: until then an instance may not know of the ladder yet
	ready_at timestamptz not null,
	-- all that began before have ended when no transaction below runs any more
	horizon bigint,
	after_member uuid,
	total bigint not null,
	done bigint not null default 0,
	up bigint not null default 0,
	down bigint not null default 0,
	started_at timestamptz not null,
	finished_at timestamptz,
	primary key (id, program_id)
);
comment on column tier_rollout.ready_at is 'By the real time';
create unique index tier_rollout_open on tier_rollout (program_id) where finished_at is null;
create index tier_rollout_by_number on tier_rollout (program_id, number desc);

-- A birthday bonus is given once a year, whoever else tries.
create table tier_birthday (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	year int not null,
	tier_id uuid not null,
	points bigint not null check (points > 0),
	given_at timestamptz not null,
	primary key (id, program_id),
	unique (program_id, member_id, year),
	foreign key (member_id, program_id) references member (id, program_id)
);

-- How far the birthdays of a programme have been gone through.
create table tier_birthday_round (
	id uuid not null,
	program_id uuid not null unique references program (id),
	next_day date not null,
	next_at timestamptz not null,
	after_member uuid,
	primary key (id, program_id)
);

create index member_by_birthday on member (program_id, (extract(month from birthday)), (extract(day from birthday)), id)
	where status = 'ACTIVE' and birthday is not null;
