-- How far a sandbox is ahead of the real time, or a demo behind it while its past is made. A live programme has no row,
-- and never gets one.

create table program_clock (
	program_id uuid primary key,
	ahead_micros bigint not null default 0
);
