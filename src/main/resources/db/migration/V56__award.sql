-- What purchases gave, and why. The points themselves are the ledger's; this is how they were counted.
create table award (
	id uuid not null,
	program_id uuid not null,
	member_id uuid not null,
	purchase_id uuid not null,
	purchase_label text not null check (length(purchase_label) <= 200),
	store_id uuid not null,
	purchased_at timestamptz not null,
	points bigint not null check (points >= 0),
	taken bigint not null check (taken between 0 and points),
	settings_id uuid not null,
	terms jsonb not null,
	facts jsonb not null,
	why jsonb not null,
	version int not null,
	primary key (id, program_id),
	unique (program_id, purchase_id),
	foreign key (member_id, program_id) references member (id, program_id),
	foreign key (store_id, program_id) references store (id, program_id),
	foreign key (settings_id, program_id) references points_settings (id, program_id)
);
comment on column award.points is 'What the purchase gives as it is now, before returns';
comment on column award.taken is 'How much of that returns have claimed back';
comment on column award.terms is 'The versions of settings and rules, the modifiers and the facts it was counted by';
comment on column award.facts is 'The purchase as it was counted';
create index award_by_member on award (program_id, member_id, purchased_at desc, id desc);
create index award_by_time on award (program_id, purchased_at desc, id desc);
create index award_by_settings on award (program_id, settings_id);

create table award_line (
	id uuid not null,
	program_id uuid not null,
	award_id uuid not null,
	position int not null,
	points bigint not null check (points >= 0),
	paid bigint not null check (paid >= 0),
	returned bigint not null check (returned between 0 and paid),
	version int not null,
	primary key (id, program_id),
	foreign key (award_id, program_id) references award (id, program_id)
);
comment on column award_line.id is 'The id of the purchase''s line';
comment on column award_line.paid is 'What may be refunded: after discounts and payment by points';
create index award_line_of_award on award_line (program_id, award_id, position);

create table award_return (
	id uuid not null,
	program_id uuid not null,
	award_id uuid not null,
	label text not null check (length(label) <= 200),
	returned_at timestamptz not null,
	amount bigint not null check (amount >= 0),
	of_amount bigint not null check (of_amount >= amount),
	points bigint not null check (points >= 0),
	of_points bigint not null check (of_points >= points),
	uncollected bigint not null check (uncollected between 0 and points),
	primary key (id, program_id),
	foreign key (award_id, program_id) references award (id, program_id)
);
comment on column award_return.id is 'The id of the refund: the same refund takes points once';
create index award_return_of_award on award_return (program_id, award_id);
