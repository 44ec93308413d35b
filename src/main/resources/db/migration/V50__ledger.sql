-- Points like money. ledger_entry and lot_allocation are the truth and append-only; points_account, lot
-- and points_hold hold what follows from them, so that a balance is one row to read and to lock.

create table points_account (
	member_id        uuid        not null,
	program_id       uuid        not null,
	active           bigint      not null default 0 check (active >= 0),
	pending          bigint      not null default 0 check (pending >= 0),
	held             bigint      not null default 0 check (held >= 0),
	debt             bigint      not null default 0 check (debt >= 0),
	owed             bigint      not null default 0 check (owed >= 0),
	lifetime         bigint      not null default 0,
	entries          bigint      not null default 0 check (entries >= 0),
	booked_at        timestamptz,
	last_activity_at timestamptz,
	idle_at          timestamptz,
	next_due_at      timestamptz,
	primary key (member_id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	check (debt = 0 or active = 0)
);
comment on table points_account is 'The balance of a member: the sum of her entries, and the row that is locked to change it';
comment on column points_account.owed is 'What was to be taken back and could not be: forgiven, unless points of the same award return';
comment on column points_account.entries is 'The number of the latest entry; they are numbered per member without gaps';
comment on column points_account.booked_at is 'When the latest entry occurred; no later one occurs before it';
comment on column points_account.idle_at is 'When lots that expire by inactivity do so, unless she earns or spends before';
comment on column points_account.next_due_at is 'Nothing that is not booked yet falls due before this';

create index points_account_idle on points_account (program_id, idle_at) where idle_at is not null;
create index points_account_due on points_account (program_id, next_due_at) where next_due_at is not null;

create table lot (
	id          uuid        not null,
	program_id  uuid        not null,
	member_id   uuid        not null,
	number      bigint      not null,
	source      text        not null check (source in ('ISSUED', 'OPENING', 'ADJUSTED', 'TRANSFER')),
	award_type  text        not null,
	award_id    uuid        not null,
	origin_id   uuid,
	initial     bigint      not null check (initial > 0),
	pending     bigint      not null check (pending >= 0),
	active      bigint      not null check (active >= 0),
	held        bigint      not null check (held >= 0),
	owed        bigint      not null default 0 check (owed >= 0),
	debt        bigint      not null default 0 check (debt >= 0),
	taken       bigint      not null default 0 check (taken >= 0),
	open        boolean     not null generated always as (pending + active + held + owed + debt > 0) stored,
	earned_at   timestamptz not null,
	made_at     timestamptz not null,
	active_from timestamptz,
	expires_at  timestamptz,
	idle        boolean     not null default false,
	primary key (id, program_id),
	foreign key (member_id, program_id) references points_account (member_id, program_id),
	check (pending + active + held <= initial),
	check (taken <= initial),
	check (not idle or expires_at is null)
);
comment on table lot is 'Points that came together and go together: what is left of them, by state';
comment on column lot.id is 'That of the entry that made it';
comment on column lot.origin_id is 'The lot of another member that these points came from';
comment on column lot.taken is 'How much of its award was taken back, wherever it was taken from';
comment on column lot.owed is 'How much of that could not be taken, and was forgiven until points return';
comment on column lot.debt is 'How much of that became a debt of the member';
comment on column lot.earned_at is 'When the points were first earned, also if another member did; made_at is when they came here';
comment on column lot.active_from is 'Null while it awaits an event';
comment on column lot.idle is 'Expires with the account''s idle_at rather than by its own date';

create index lot_open on lot (program_id, member_id) where open;
create index lot_award on lot (program_id, award_id);
create index lot_expiry on lot (program_id, expires_at) where open and expires_at is not null;

create table points_hold (
	id             uuid        not null,
	program_id     uuid        not null,
	member_id      uuid        not null,
	points         bigint      not null check (points > 0),
	captured       bigint      not null default 0 check (captured between 0 and points),
	state          text        not null check (state in ('OPEN', 'CAPTURED', 'RELEASED', 'LAPSED')),
	reference_type text        not null,
	reference_id   uuid        not null,
	opened_at      timestamptz not null,
	expires_at     timestamptz not null,
	closed_at      timestamptz,
	primary key (id, program_id),
	foreign key (member_id, program_id) references points_account (member_id, program_id),
	check (expires_at <= opened_at + interval '24 hours'),
	check ((state = 'OPEN') = (closed_at is null))
);
comment on table points_hold is 'Points set aside for a purchase under way; its lots are those of the entry with the same id';

create index points_hold_member on points_hold (program_id, member_id, opened_at desc);

create table ledger_entry (
	id             uuid        not null,
	program_id     uuid        not null,
	member_id      uuid        not null,
	number         bigint      not null check (number > 0),
	transaction_id uuid        not null,
	kind           text        not null check (kind in ('EARNING', 'OPENING', 'ADJUSTMENT', 'ACTIVATION', 'SPENDING',
		'HOLD', 'CAPTURE', 'RELEASE', 'EXPIRY', 'TAKE_BACK', 'SETTLEMENT', 'GIVE_BACK', 'TRANSFER')),
	from_account   text        not null,
	to_account     text        not null,
	points         bigint      not null check (points > 0),
	balance        bigint      not null check (balance >= 0),
	lot_id         uuid,
	hold_id        uuid,
	reverses_id    uuid,
	reference_type text        not null,
	reference_id   uuid        not null,
	actor          text        not null,
	occurred_at    timestamptz not null,
	recorded_at    timestamptz not null,
	primary key (id, program_id),
	unique (program_id, member_id, number),
	foreign key (member_id, program_id) references points_account (member_id, program_id),
	foreign key (lot_id, program_id) references lot (id, program_id),
	foreign key (hold_id, program_id) references points_hold (id, program_id),
	foreign key (reverses_id, program_id) references ledger_entry (id, program_id),
	check (from_account in ('MEMBER_PENDING', 'MEMBER_ACTIVE', 'MEMBER_HELD', 'MEMBER_DEBT', 'ISSUED', 'OPENING',
		'REDEEMED', 'EXPIRED', 'REVOKED', 'UNCOLLECTED', 'ADJUSTED', 'TRANSFER')),
	check (to_account in ('MEMBER_PENDING', 'MEMBER_ACTIVE', 'MEMBER_HELD', 'MEMBER_DEBT', 'ISSUED', 'OPENING',
		'REDEEMED', 'EXPIRED', 'REVOKED', 'UNCOLLECTED', 'ADJUSTED', 'TRANSFER')),
	check (from_account <> to_account)
);
comment on table ledger_entry is 'append-only: a positive number of points moved from one account to another: balances by construction';
comment on column ledger_entry.number is 'Without gaps for each member, in the order things occurred';
comment on column ledger_entry.balance is 'The active points of the member after it';
comment on column ledger_entry.lot_id is 'The one lot it concerns; null when lot_allocation tells';
comment on column ledger_entry.occurred_at is 'When it fell due, however late it was booked';

create index ledger_entry_reference on ledger_entry (program_id, reference_id);
create index ledger_entry_reverses on ledger_entry (program_id, reverses_id) where reverses_id is not null;
create index ledger_entry_occurred on ledger_entry using brin (occurred_at);

create table lot_allocation (
	entry_id       uuid     not null,
	program_id     uuid     not null,
	position       smallint not null check (position >= 0),
	lot_id         uuid     not null,
	points         bigint   not null check (points > 0),
	charged_lot_id uuid,
	root_lot_id    uuid,
	primary key (entry_id, program_id, position),
	foreign key (entry_id, program_id) references ledger_entry (id, program_id),
	foreign key (lot_id, program_id) references lot (id, program_id),
	foreign key (charged_lot_id, program_id) references lot (id, program_id),
	foreign key (root_lot_id, program_id) references lot (id, program_id)
);
comment on table lot_allocation is 'append-only: which lots an entry used, in the order it used them';
comment on column lot_allocation.charged_lot_id is 'The lot whose award was taken back, when these points paid for it';
comment on column lot_allocation.root_lot_id is 'The lot whose points were gone, so that others had to be taken';

create index lot_allocation_lot on lot_allocation (program_id, lot_id);
create index lot_allocation_charged on lot_allocation (program_id, charged_lot_id) where charged_lot_id is not null;

create table lot_elsewhere (
	lot_id     uuid   not null,
	root_id    uuid   not null,
	program_id uuid   not null,
	member_id  uuid   not null,
	points     bigint not null check (points >= 0),
	primary key (lot_id, root_id, program_id),
	foreign key (lot_id, program_id) references lot (id, program_id),
	foreign key (root_id, program_id) references lot (id, program_id),
	foreign key (member_id, program_id) references points_account (member_id, program_id),
	check (lot_id <> root_id)
);
comment on table lot_elsewhere is 'Points of a lot that were taken because those of another, the root, were gone: they are to be found there';

create index lot_elsewhere_member on lot_elsewhere (program_id, member_id);

create view lot_movement as
select e.program_id, e.id as entry_id, 0 as position, e.lot_id, e.points,
	null::uuid as charged_lot_id, null::uuid as root_lot_id, e.member_id, e.number, e.kind, e.from_account, e.to_account,
	e.reference_type, e.reference_id, e.reverses_id, e.occurred_at
from ledger_entry e
where e.lot_id is not null
union all
select e.program_id, e.id, a.position, a.lot_id, a.points,
	a.charged_lot_id, a.root_lot_id, e.member_id, e.number, e.kind, e.from_account, e.to_account,
	e.reference_type, e.reference_id, e.reverses_id, e.occurred_at
from ledger_entry e
join lot_allocation a on a.entry_id = e.id and a.program_id = e.program_id;
comment on view lot_movement is 'What every entry did to every lot it touched';

-- A correction is a new entry. Nobody changes what is written, not even the owner of the table; only a
-- practice programme (a sandbox or the demo) that has been discarded can be cleared away whole.
create function refuse_to_rewrite_the_ledger() returns trigger language plpgsql as $$
begin
	if tg_op = 'DELETE' and not exists (
			select from gone g
			where not exists (
				select from program p
				where p.id = g.program_id and p.kind <> 'LIVE' and p.discarded_at is not null)) then
		return null;
	end if;
	raise exception '% on % is refused: the ledger is append-only', tg_op, tg_table_name
		using errcode = 'restrict_violation';
end
$$;

create trigger ledger_entry_no_update before update on ledger_entry
	for each statement execute function refuse_to_rewrite_the_ledger();
create trigger ledger_entry_no_truncate before truncate on ledger_entry
	for each statement execute function refuse_to_rewrite_the_ledger();
create trigger ledger_entry_no_delete after delete on ledger_entry referencing old table as gone
	for each statement execute function refuse_to_rewrite_the_ledger();
create trigger lot_allocation_no_update before update on lot_allocation
	for each statement execute function refuse_to_rewrite_the_ledger();
create trigger lot_allocation_no_truncate before truncate on lot_allocation
	for each statement execute function refuse_to_rewrite_the_ledger();
create trigger lot_allocation_no_delete after delete on lot_allocation referencing old table as gone
	for each statement execute function refuse_to_rewrite_the_ledger();
