-- How points expire may change for points there are already: the change is written down here, and every account follows
-- when it is next looked at, or when the work that goes through all of them gets there.
create table expiry_change (
	id uuid not null,
	program_id uuid not null references program (id),
	number int not null check (number >= 1),
	changed_at timestamptz not null,
	policy text not null,
	existing boolean not null,
	done_until uuid,
	finished_at timestamptz,
	primary key (id, program_id),
	unique (program_id, number)
);
comment on column expiry_change.policy is 'How points expire since then, in the words of who decided it';
comment on column expiry_change.existing is 'Whether lots there were get new dates; if not, only the clock of idle accounts does';
comment on column expiry_change.done_until is 'The last member whose account has been gone over';
create index expiry_change_open on expiry_change (program_id, number) where finished_at is null;

alter table points_account add column expiry_change int not null default 0;
comment on column points_account.expiry_change is 'The number of the latest change of expiry that its dates follow';

-- lots that follow inactivity go on doing so after the programme has chosen something else for new points
alter table points_settings add column idle_months int check (idle_months between 1 and 120);
update points_settings s set idle_months = (
	select e.expiry_length from points_settings e
	where e.program_id = s.program_id and e.number <= s.number and e.expiry = 'INACTIVITY'
	order by e.number desc limit 1);
comment on column points_settings.idle_months is 'How long a member may be idle, for lots that follow inactivity';

alter table points_settings add column hold_minutes int not null default 30 check (hold_minutes between 1 and 1440);
