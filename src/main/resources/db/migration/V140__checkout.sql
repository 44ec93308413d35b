-- What refunds gave back besides points.
alter table refund add column gift_card_given_back bigint not null default 0 check (gift_card_given_back >= 0);
alter table refund add column codes_given_back int not null default 0 check (codes_given_back >= 0);

-- A programme without a row has what we suggest.
create table checkout_settings (
	id uuid not null,
	program_id uuid not null unique references program (id),
	best_for text not null check (best_for in ('CUSTOMER', 'FIRST_NAMED')),
	base text check (base in ('BEFORE', 'AFTER')),
	free_partly boolean not null,
	primary key (id, program_id)
);
comment on column checkout_settings.base is 'What percentages are parts of; null for what each offer says';
comment on column checkout_settings.free_partly is 'Whether codes can be used again when only a part of their order comes back';

-- A cart whose points, codes and gift cards are set aside under the id of this row.
create table checkout_hold (
	id uuid not null,
	program_id uuid not null,
	store_id uuid not null,
	cart_id text not null check (length(cart_id) between 1 and 100),
	member_id uuid,
	state text not null check (state in ('OPEN', 'CAPTURED', 'RELEASED', 'REPLACED')),
	points bigint not null check (points >= 0),
	to_pay bigint not null check (to_pay >= 0),
	-- what was agreed on, so that the order need not tell it again
	content jsonb not null check (jsonb_typeof(content) = 'object'),
	opened_at timestamptz not null,
	expires_at timestamptz not null,
	closed_at timestamptz,
	order_id uuid,
	actor text not null,
	primary key (id, program_id),
	foreign key (store_id, program_id) references store (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	check ((state = 'OPEN') = (closed_at is null)),
	check ((state = 'CAPTURED') = (order_id is not null))
);
comment on column checkout_hold.expires_at is 'It is over then, whether or not that has been booked';
comment on column checkout_hold.order_id is 'The order that took what was held';
create unique index checkout_hold_of_cart on checkout_hold (program_id, store_id, cart_id) where state = 'OPEN';
create index checkout_hold_of_member on checkout_hold (program_id, member_id, id desc) where member_id is not null;
create index checkout_hold_of_order on checkout_hold (program_id, order_id) where order_id is not null;
