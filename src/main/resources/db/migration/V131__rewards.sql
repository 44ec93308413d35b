-- What members can have for their points. What a reward is and for whom stands in its terms; what is decided under load
-- stands in columns.
create table reward (
	id uuid not null,
	program_id uuid not null references program (id),
	state text not null check (state in ('DRAFT', 'ACTIVE', 'PAUSED', 'ARCHIVED')),
	position int not null check (position >= 0),
	terms jsonb not null check (jsonb_typeof(terms) = 'object'),
	-- null for no end of it
	stock bigint check (stock >= 0),
	taken bigint not null default 0 check (taken >= 0),
	image_hash text,
	version int not null,
	primary key (id, program_id),
	constraint reward_stock_is_enough check (taken <= stock)
);
comment on column reward.taken is 'How many of a limited stock are gone; what was taken while it was unlimited is not counted';
create index reward_by_position on reward (program_id, position, id);

create table reward_image (
	id uuid not null,
	program_id uuid not null,
	reward_id uuid not null,
	content_type text not null check (content_type in ('image/png', 'image/jpeg')),
	bytes bytea not null check (octet_length(bytes) between 1 and 1048576),
	primary key (id, program_id),
	unique (program_id, reward_id),
	foreign key (reward_id, program_id) references reward (id, program_id)
);

-- What members have taken. Its name and price are those of that day.
create table redemption (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	reward_id uuid not null,
	kind text not null,
	name_sv text not null,
	name_en text not null,
	points bigint not null check (points >= 0),
	-- whether one of a limited stock went with it
	counted boolean not null,
	voucher_id uuid,
	gift_card_id uuid,
	-- null if there is nothing to send
	fulfilment text check (fulfilment in ('NEW', 'SENT', 'DONE')),
	note text check (length(note) <= 500),
	tracking text check (length(tracking) <= 200),
	redeemed_at timestamptz not null,
	redeemed_by text not null,
	fulfilled_at timestamptz,
	cancelled_at timestamptz,
	cancelled_by text,
	version int not null default 0,
	primary key (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	foreign key (reward_id, program_id) references reward (id, program_id),
	check ((cancelled_at is null) = (cancelled_by is null))
);
comment on column redemption.note is 'personal data: free text for staff';
comment on column redemption.tracking is 'personal data: where her parcel is';
create index redemption_of_member on redemption (program_id, member_id, redeemed_at desc, id desc);
create index redemption_by_time on redemption (program_id, redeemed_at desc, id desc);
create index redemption_of_reward on redemption (program_id, reward_id, redeemed_at desc, id desc);
create index redemption_limit on redemption (program_id, member_id, reward_id, redeemed_at) where cancelled_at is null;
create index redemption_to_fulfil on redemption (program_id, fulfilment, redeemed_at desc, id desc)
	where fulfilment is not null and cancelled_at is null;
