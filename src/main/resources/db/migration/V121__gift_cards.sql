create table gift_card (
	id uuid not null,
	program_id uuid not null references program (id),
	code text not null check (length(code) between 1 and 60),
	code_key text not null check (length(code_key) between 1 and 60),
	member_id uuid,
	issued bigint not null check (issued > 0),
	balance bigint not null default 0 check (balance >= 0),
	entries int not null default 0 check (entries >= 0),
	expires_at timestamptz,
	next_due_at timestamptz,
	source text not null check (source in ('REWARD', 'CAMPAIGN', 'API', 'STAFF')),
	source_id uuid,
	created_at timestamptz not null,
	created_by text not null,
	cancelled_at timestamptz,
	cancelled_by text,
	primary key (id, program_id),
	unique (program_id, code_key),
	foreign key (member_id, program_id) references member (id, program_id)
);
comment on table gift_card is 'Money on a card: the sum of its entries, and the row that is locked to change it';
comment on column gift_card.member_id is 'Who alone may use it';
comment on column gift_card.entries is 'The number of the latest entry; they are numbered per card without gaps';
comment on column gift_card.next_due_at is 'When time alone changes what is on it';
create index gift_card_newest on gift_card (program_id, id desc);
create index gift_card_of_member on gift_card (program_id, member_id, id desc) where member_id is not null;
create index gift_card_of_source on gift_card (program_id, source_id) where source_id is not null;
create index gift_card_by_beginning on gift_card (program_id, code_key text_pattern_ops);
create index gift_card_due on gift_card (program_id, next_due_at) where next_due_at is not null;

-- Money of a card set aside for a cart, or paid.
create table gift_card_use (
	id uuid not null,
	program_id uuid not null,
	card_id uuid not null,
	state text not null check (state in ('HELD', 'USED', 'RELEASED', 'LAPSED')),
	amount bigint not null check (amount > 0),
	paid bigint not null default 0 check (paid between 0 and amount),
	given_back bigint not null default 0 check (given_back between 0 and paid),
	hold_id uuid,
	held_until timestamptz,
	order_id uuid,
	reference text check (length(reference) between 1 and 200),
	began_at timestamptz not null,
	used_at timestamptz,
	ended_at timestamptz,
	actor text not null,
	primary key (id, program_id),
	foreign key (card_id, program_id) references gift_card (id, program_id),
	check ((hold_id is null) = (held_until is null)),
	check (hold_id is not null or reference is not null),
	check ((state = 'USED') = (used_at is not null)),
	check ((state in ('HELD', 'USED')) = (ended_at is null))
);
create unique index gift_card_use_of_hold on gift_card_use (program_id, hold_id, card_id) where hold_id is not null;
create unique index gift_card_use_by_reference on gift_card_use (program_id, card_id, reference) where reference is not null;
create index gift_card_use_of_order on gift_card_use (program_id, order_id) where order_id is not null;
create index gift_card_use_of_card on gift_card_use (program_id, card_id, id desc);
create index gift_card_use_held on gift_card_use (program_id, card_id) where state = 'HELD';
create index gift_card_use_lapsing on gift_card_use (program_id, held_until) where state = 'HELD';

create table gift_card_entry (
	id uuid not null,
	program_id uuid not null,
	card_id uuid not null,
	number int not null check (number > 0),
	kind text not null check (kind in ('ISSUE', 'ADJUSTMENT', 'PAYMENT', 'GIVE_BACK', 'EXPIRY', 'CANCELLATION', 'RESTORATION')),
	from_account text not null check (from_account in ('CARD', 'ISSUED', 'ADJUSTED', 'SPENT', 'EXPIRED', 'WITHDRAWN')),
	to_account text not null check (to_account in ('CARD', 'ISSUED', 'ADJUSTED', 'SPENT', 'EXPIRED', 'WITHDRAWN')),
	amount bigint not null check (amount > 0),
	balance bigint not null check (balance >= 0),
	use_id uuid,
	-- the refund, for what was given back with one
	reference_id uuid,
	actor text not null,
	occurred_at timestamptz not null,
	recorded_at timestamptz not null,
	primary key (id, program_id),
	unique (program_id, card_id, number),
	foreign key (card_id, program_id) references gift_card (id, program_id),
	foreign key (use_id, program_id) references gift_card_use (id, program_id),
	check (from_account <> to_account and 'CARD' in (from_account, to_account))
);
comment on table gift_card_entry is 'append-only: money moved to a card or from it: balances by construction';
comment on column gift_card_entry.balance is 'What is on the card after it';
create index gift_card_entry_of_use on gift_card_entry (program_id, use_id) where use_id is not null;

create trigger gift_card_entry_no_update before update on gift_card_entry
	for each statement execute function refuse_to_rewrite_the_ledger();
create trigger gift_card_entry_no_truncate before truncate on gift_card_entry
	for each statement execute function refuse_to_rewrite_the_ledger();
create trigger gift_card_entry_no_delete after delete on gift_card_entry referencing old table as gone
	for each statement execute function refuse_to_rewrite_the_ledger();

-- Why staff changed what is on a card, apart from the entry: this can be forgotten.
create table gift_card_note (
	entry_id uuid not null,
	program_id uuid not null,
	reason text not null check (length(reason) between 1 and 200),
	primary key (entry_id, program_id),
	foreign key (entry_id, program_id) references gift_card_entry (id, program_id)
);
comment on column gift_card_note.reason is 'personal data: free text for staff';
