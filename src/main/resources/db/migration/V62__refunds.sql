-- Money given back on an order, and what that did to its points. A cancelled order has one for all that was left.
create table refund (
	id uuid not null,
	program_id uuid not null,
	store_id uuid not null,
	refund_id text not null check (length(refund_id) between 1 and 120),
	content_hash text not null,
	purchase_order_id uuid not null,
	kind text not null check (kind in ('LINES', 'AMOUNT', 'CANCELLATION')),
	amount bigint not null check (amount >= 0),
	points_taken bigint not null check (points_taken >= 0),
	-- should have been taken too, but was already spent
	points_uncollected bigint not null check (points_uncollected >= 0),
	points_given_back bigint not null check (points_given_back >= 0),
	occurred_at timestamptz not null,
	recorded_at timestamptz not null,
	actor text not null,
	primary key (id, program_id),
	unique (program_id, store_id, refund_id),
	foreign key (store_id, program_id) references store (id, program_id),
	foreign key (purchase_order_id, program_id) references purchase_order (id, program_id)
);

create index refund_by_order on refund (purchase_order_id, program_id, recorded_at, id);

create table refund_line (
	id uuid not null,
	program_id uuid not null,
	refund_id uuid not null,
	order_line_id uuid not null,
	amount bigint not null check (amount >= 0),
	quantity numeric(12, 3) not null check (quantity >= 0),
	primary key (id, program_id),
	unique (refund_id, program_id, order_line_id),
	foreign key (refund_id, program_id) references refund (id, program_id),
	foreign key (order_line_id, program_id) references order_line (id, program_id)
);

create index refund_line_by_order_line on refund_line (order_line_id, program_id);
