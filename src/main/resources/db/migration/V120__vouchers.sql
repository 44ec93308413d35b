-- What codes give. Many share one.
create table voucher_offer (
	id uuid not null,
	program_id uuid not null references program (id),
	-- of the rest, so that the same is kept once
	hash text not null,
	label_sv text not null check (length(label_sv) between 1 and 120),
	label_en text check (length(label_en) between 1 and 120),
	terms jsonb not null check (jsonb_typeof(terms) = 'object'),
	primary key (id, program_id),
	unique (program_id, hash)
);

-- What generated codes look like, so that a typing error can be told from a code that never was.
create table voucher_pattern (
	program_id uuid not null references program (id),
	pattern text not null,
	length int not null check (length > 0),
	primary key (program_id, pattern)
);
create index voucher_pattern_by_length on voucher_pattern (program_id, length);

create table voucher_batch (
	id uuid not null,
	program_id uuid not null references program (id),
	name text not null check (length(name) between 1 and 120),
	origin text not null check (origin in ('GENERATED', 'IMPORTED')),
	offer_id uuid not null,
	pattern text,
	wanted int not null check (wanted >= 0),
	made int not null default 0 check (made between 0 and wanted),
	skipped int not null default 0 check (skipped >= 0),
	-- of the codes that were left out, the first ones and why
	examples jsonb not null default '[]' check (jsonb_typeof(examples) = 'array'),
	max_uses int check (max_uses > 0),
	max_uses_per_member int check (max_uses_per_member > 0),
	starts_at timestamptz,
	ends_at timestamptz,
	created_at timestamptz not null,
	created_by text not null,
	finished_at timestamptz,
	cancelled_at timestamptz,
	cancelled_by text,
	version int not null,
	primary key (id, program_id),
	foreign key (offer_id, program_id) references voucher_offer (id, program_id),
	check ((origin = 'GENERATED') = (pattern is not null)),
	check (ends_at > starts_at)
);
comment on column voucher_batch.finished_at is 'Null while codes are still being made';
create index voucher_batch_newest on voucher_batch (program_id, id desc);
create index voucher_batch_unfinished on voucher_batch (id) where finished_at is null and cancelled_at is null;

create table voucher (
	id uuid not null,
	program_id uuid not null references program (id),
	batch_id uuid,
	offer_id uuid not null,
	code text not null check (length(code) between 1 and 60),
	-- the code as it is compared: upper case, without what stands between its parts
	code_key text not null check (length(code_key) between 1 and 60),
	member_id uuid,
	max_uses int check (max_uses > 0),
	max_uses_per_member int check (max_uses_per_member > 0),
	starts_at timestamptz,
	ends_at timestamptz,
	used int not null default 0 check (used >= 0),
	source text not null check (source in ('BATCH', 'REWARD', 'CAMPAIGN', 'API', 'STAFF')),
	source_id uuid,
	created_at timestamptz not null,
	created_by text not null,
	cancelled_at timestamptz,
	cancelled_by text,
	primary key (id, program_id),
	unique (program_id, code_key),
	foreign key (batch_id, program_id) references voucher_batch (id, program_id),
	foreign key (offer_id, program_id) references voucher_offer (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	check (ends_at > starts_at),
	check (used <= max_uses)
);
comment on column voucher.member_id is 'Who alone may use it';
comment on column voucher.used is 'How often it has been used and not given back; counted only where uses are limited, so that a code for everybody is not a row that everybody waits for';
create index voucher_newest on voucher (program_id, id desc);
create index voucher_of_batch on voucher (program_id, batch_id, id) where batch_id is not null;
create index voucher_used_of_batch on voucher (program_id, batch_id, id) where batch_id is not null and used > 0;
create index voucher_of_member on voucher (program_id, member_id, id desc) where member_id is not null;
create index voucher_of_source on voucher (program_id, source_id) where source_id is not null;
create index voucher_by_beginning on voucher (program_id, code_key text_pattern_ops);

create table voucher_use (
	id uuid not null,
	program_id uuid not null,
	voucher_id uuid not null,
	member_id uuid,
	state text not null check (state in ('HELD', 'USED', 'GIVEN_BACK', 'RELEASED', 'LAPSED')),
	hold_id uuid,
	held_until timestamptz,
	order_id uuid,
	reference text check (length(reference) between 1 and 200),
	amount bigint check (amount >= 0),
	began_at timestamptz not null,
	used_at timestamptz,
	ended_at timestamptz,
	actor text not null,
	primary key (id, program_id),
	foreign key (voucher_id, program_id) references voucher (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	check ((hold_id is null) = (held_until is null)),
	check (hold_id is not null or reference is not null or order_id is not null),
	check (state not in ('USED', 'GIVEN_BACK') or used_at is not null),
	check ((state in ('HELD', 'USED')) = (ended_at is null))
);
comment on table voucher_use is 'Each use of a code: held for a cart, used by an order, perhaps given back. A hold counts until its time is over, whether or not that has been booked';
comment on column voucher_use.reference is 'What a use without an order is for; of a code, the same only once';
comment on column voucher_use.amount is 'What it took off, in minor units';
create unique index voucher_use_of_hold on voucher_use (program_id, hold_id, voucher_id) where hold_id is not null;
create unique index voucher_use_by_reference on voucher_use (program_id, voucher_id, reference) where reference is not null;
create index voucher_use_of_order on voucher_use (program_id, order_id) where order_id is not null;
create index voucher_use_of_voucher on voucher_use (program_id, voucher_id, id desc);
create index voucher_use_held on voucher_use (program_id, voucher_id) where state = 'HELD';
create index voucher_use_by_member on voucher_use (program_id, member_id, voucher_id) where member_id is not null;
create index voucher_use_lapsing on voucher_use (program_id, held_until) where state = 'HELD';
