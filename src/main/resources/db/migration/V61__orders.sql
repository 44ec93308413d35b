-- An order as its store told it, with what points did to it. Money in minor units.
create table purchase_order (
	id uuid not null,
	program_id uuid not null references program (id),
	store_id uuid not null,
	order_id text not null check (length(order_id) between 1 and 100),
	-- SHA-256 of what was posted: the same id with other content is a conflict
	content_hash text not null,
	-- posted to try the programme out: counts in no figure
	test boolean not null,
	member_id uuid,
	-- who a guest said she was; personal data, cleared by erasure
	customer_external_id text check (length(customer_external_id) <= 128),
	customer_email text check (length(customer_email) <= 254),
	customer_phone text check (length(customer_phone) <= 20),
	joined_at timestamptz,
	status text not null check (status in ('CREATED', 'PAID', 'DELIVERED', 'CANCELLED')),
	ordered_at timestamptz not null,
	paid_at timestamptz,
	delivered_at timestamptz,
	cancelled_at timestamptz,
	recorded_at timestamptz not null,
	goods bigint not null check (goods >= 0),
	discount bigint not null check (discount >= 0),
	shipping bigint not null check (shipping >= 0),
	fees bigint not null check (fees >= 0),
	total bigint not null check (total >= 0 and total = goods - discount + shipping + fees),
	-- what the order's discounts were called, and what each took off
	discounts jsonb not null,
	paid_with_points bigint not null check (paid_with_points >= 0),
	paid_with_gift_card bigint not null check (paid_with_gift_card >= 0),
	refunded bigint not null check (refunded between 0 and total),
	hold_id uuid,
	-- captured from the member, and what of it refunds gave back
	points_used bigint not null check (points_used >= 0),
	points_given_back bigint not null check (points_given_back between 0 and points_used),
	-- awarded as of the last rating, and what of it refunds took
	points bigint not null check (points >= 0),
	points_taken bigint not null check (points_taken between 0 and points),
	warnings jsonb not null,
	version int not null,
	primary key (id, program_id),
	unique (program_id, store_id, order_id),
	foreign key (store_id, program_id) references store (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	check (paid_with_points + paid_with_gift_card <= total),
	check (status <> 'PAID' or paid_at is not null),
	check (status <> 'DELIVERED' or delivered_at is not null),
	check ((status = 'CANCELLED') = (cancelled_at is not null)),
	check (member_id is not null or points = 0)
);

create index purchase_order_by_date on purchase_order (program_id, ordered_at, id);

create index purchase_order_by_total on purchase_order (program_id, total, id);

create index purchase_order_by_status on purchase_order (program_id, status, ordered_at, id);

create index purchase_order_by_store on purchase_order (program_id, store_id, ordered_at, id);

create index purchase_order_by_member on purchase_order (program_id, member_id, ordered_at, id)
	where member_id is not null;

create index purchase_order_of_guests on purchase_order (program_id, ordered_at, id) where member_id is null;

create index purchase_order_refunded on purchase_order (program_id, ordered_at, id) where refunded > 0;

create index purchase_order_with_warning on purchase_order (program_id, ordered_at, id) where warnings <> '[]';

create index purchase_order_by_number on purchase_order (program_id, lower(order_id) text_pattern_ops);

create index purchase_order_guest_email on purchase_order (program_id, customer_email)
	where member_id is null and customer_email is not null;

create index purchase_order_guest_phone on purchase_order (program_id, customer_phone)
	where member_id is null and customer_phone is not null;

create index purchase_order_guest_external on purchase_order (program_id, store_id, customer_external_id)
	where member_id is null and customer_external_id is not null;

create table order_line (
	id uuid not null,
	program_id uuid not null,
	purchase_order_id uuid not null,
	position int not null,
	line_id text not null check (length(line_id) between 1 and 100),
	kind text not null check (kind in ('GOODS', 'GIFT_CARD', 'SHIPPING', 'FEE')),
	sku text check (length(sku) <= 100),
	name text check (length(name) <= 200),
	-- brand and categories as they were when it was bought
	brand text check (length(brand) <= 100),
	categories text[] not null,
	quantity numeric(12, 3) not null check (quantity > 0),
	gross bigint not null check (gross >= 0),
	-- its own discount, then its share of the order's
	discount bigint not null check (discount >= 0),
	order_discount bigint not null check (order_discount >= 0),
	net bigint not null check (net = gross - discount - order_discount and net >= 0),
	-- in percent
	vat_rate numeric(5, 2) not null check (vat_rate between 0 and 100),
	refunded bigint not null check (refunded between 0 and net),
	-- the part of it that was not paid with points: what its award is taken back by
	refunded_paid bigint not null check (refunded_paid between 0 and refunded),
	refunded_quantity numeric(12, 3) not null check (refunded_quantity between 0 and quantity),
	version int not null,
	primary key (id, program_id),
	unique (purchase_order_id, program_id, line_id),
	foreign key (purchase_order_id, program_id) references purchase_order (id, program_id)
);

-- How an order came to be what it is: one row per status it has had.
create table order_status_change (
	id uuid not null,
	program_id uuid not null,
	purchase_order_id uuid not null,
	status text not null check (status in ('CREATED', 'PAID', 'DELIVERED', 'CANCELLED')),
	occurred_at timestamptz not null,
	recorded_at timestamptz not null,
	actor text not null,
	primary key (id, program_id),
	foreign key (purchase_order_id, program_id) references purchase_order (id, program_id)
);

create index order_status_change_by_order on order_status_change (purchase_order_id, program_id, recorded_at, id);

-- A programme without a row has what we suggest.
create table order_settings (
	id uuid not null,
	program_id uuid not null unique references program (id),
	guest_lookback_days int not null check (guest_lookback_days between 0 and 730),
	primary key (id, program_id)
);
