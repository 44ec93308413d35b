create table audit_log (
	id uuid not null,
	program_id uuid not null references program (id),
	at timestamptz not null,
	actor_kind text not null check (actor_kind in ('STAFF', 'API_KEY', 'MEMBER', 'SYSTEM')),
	actor_id text not null,
	action text not null,
	target text not null,
	before jsonb,
	after jsonb,
	primary key (id, program_id)
);

create index audit_log_newest on audit_log (program_id, at desc, id desc);

create index audit_log_by_actor on audit_log (program_id, actor_id, at desc, id desc);

create index audit_log_by_action on audit_log (program_id, action, at desc, id desc);
