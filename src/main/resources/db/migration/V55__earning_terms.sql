-- How members earn. Every change makes a new version and keeps the old: an award points at the versions it was counted
-- by, and an order that is recorded late is counted by those in force at its time.
create table points_settings (
	id uuid not null,
	program_id uuid not null references program (id),
	number int not null check (number >= 1),
	in_force_from timestamptz not null,
	in_force_until timestamptz check (in_force_until >= in_force_from),
	rate_points numeric(12, 4) not null check (rate_points >= 0),
	rate_per bigint not null check (rate_per > 0),
	store_id uuid,
	vat_included boolean not null,
	rounding text not null check (rounding in ('FLOOR', 'HALF_UP', 'CEILING')),
	minimum_order bigint not null check (minimum_order >= 0),
	point_value numeric(12, 6) not null check (point_value >= 0),
	pending text not null check (pending in ('NONE', 'DAYS', 'UNTIL_DELIVERED')),
	pending_days int check (pending_days between 1 and 365),
	expiry text not null check (expiry in ('NEVER', 'MONTHS', 'END_OF_YEAR', 'INACTIVITY')),
	expiry_length int check (expiry_length between 0 and 120),
	refund_policy text not null check (refund_policy in ('CLAMP', 'DEBT')),
	grace_days int not null check (grace_days between 0 and 365),
	version int not null,
	primary key (id, program_id),
	unique (program_id, number),
	foreign key (store_id, program_id) references store (id, program_id),
	check ((pending = 'DAYS') = (pending_days is not null)),
	check ((expiry = 'NEVER') = (expiry_length is null))
);
create unique index points_settings_current on points_settings (program_id) where in_force_until is null;

create table earning_rule (
	id uuid not null,
	program_id uuid not null references program (id),
	rule_id uuid not null,
	number int not null check (number >= 1),
	in_force_from timestamptz not null,
	in_force_until timestamptz check (in_force_until >= in_force_from),
	name text not null check (length(name) between 1 and 100),
	draft boolean not null,
	effect text not null check (effect in ('RATE', 'MULTIPLIER', 'EXCLUSION')),
	rate_points numeric(12, 4) check (rate_points >= 0),
	rate_per bigint check (rate_per > 0),
	factor numeric(8, 4) check (factor >= 0),
	skus text[] not null,
	brands text[] not null,
	categories text[] not null,
	stores uuid[] not null,
	starts_at timestamptz,
	ends_at timestamptz,
	minimum_order bigint not null check (minimum_order >= 0),
	conditions jsonb not null,
	priority int not null,
	version int not null,
	primary key (id, program_id),
	unique (program_id, rule_id, number),
	check ((effect = 'RATE') = (rate_points is not null and rate_per is not null)),
	check ((effect = 'MULTIPLIER') = (factor is not null)),
	check (ends_at > starts_at)
);
comment on table earning_rule is 'The versions of the rules beside the base rule; a deleted rule has no version in force';
comment on column earning_rule.id is 'That of the version; rule_id is the rule''s';
create unique index earning_rule_current on earning_rule (program_id, rule_id) where in_force_until is null;
create index earning_rule_in_force on earning_rule (program_id, in_force_until);
