-- Audits of the ledger that somebody asked for: how far they are, and what they found.

create table ledger_audit (
	id               uuid        not null,
	program_id       uuid        not null,
	state            text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
	asked_by         text        not null,
	asked_at         timestamptz not null,
	started_at       timestamptz,
	finished_at      timestamptz,
	phase            text        not null default 'MEMBERS' check (phase in ('MEMBERS', 'LOTS', 'SUMS')),
	cursor           uuid,
	leased_until     timestamptz,
	accounts         bigint      not null default 0,
	accounts_checked bigint      not null default 0,
	entries_checked  bigint      not null default 0,
	lots_checked     bigint      not null default 0,
	differences      bigint      not null default 0,
	primary key (id, program_id),
	foreign key (program_id) references program (id)
);
comment on column ledger_audit.cursor is 'The last member or lot of the phase that is checked; an instance that takes over goes on from there';

create index ledger_audit_latest on ledger_audit (program_id, asked_at desc);
create unique index ledger_audit_open on ledger_audit (program_id) where state in ('WAITING', 'RUNNING');

create table ledger_audit_difference (
	audit_id   uuid   not null,
	program_id uuid   not null,
	position   int    not null,
	member_id  uuid,
	what       text   not null,
	stored     bigint not null,
	derived    bigint not null,
	primary key (audit_id, program_id, position),
	foreign key (audit_id, program_id) references ledger_audit (id, program_id)
);
comment on table ledger_audit_difference is 'The first thousand differences an audit found';
comment on column ledger_audit_difference.member_id is 'Null when it is about the programme as a whole';
