-- A file that moves members, balances, products or orders in, and how far it has come.
create table data_import (
	id uuid not null,
	program_id uuid not null references program (id),
	kind text not null check (kind in ('BALANCES', 'MEMBERS', 'PRODUCTS', 'ORDERS')),
	state text not null check (state in ('UPLOADED', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'UNDOING', 'UNDONE')),
	file_name text not null check (length(file_name) between 1 and 200),
	bytes bigint not null,
	-- what the file is written in: found out, or corrected by whoever imports
	format jsonb not null,
	columns text[] not null,
	-- which field each column is
	mapping jsonb not null,
	options jsonb not null,
	-- what the dry run came to, and what became of it
	forecast jsonb,
	tally jsonb not null,
	-- lines taken from the file, and whether those are all
	staged int not null,
	staged_all boolean not null,
	-- lines worked in the state it is in, in the order of the work
	done int not null,
	-- how spent points are treated by an undo
	policy text check (policy in ('CLAMP', 'DEBT')),
	-- why it could not go on
	failure text,
	actor text not null,
	created_at timestamptz not null,
	started_at timestamptz,
	finished_at timestamptz,
	undone_at timestamptz,
	-- who works on it and until when nobody else may
	lease uuid,
	leased_until timestamptz,
	primary key (id, program_id)
);

create index data_import_by_date on data_import (program_id, created_at, id);
create index data_import_at_work on data_import (leased_until) where state in ('CHECKING', 'RUNNING', 'UNDOING');
create index data_import_by_age on data_import using brin (created_at);

-- The file as it was sent, until it has been read or is 30 days old.
create table import_chunk (
	import_id uuid not null,
	program_id uuid not null,
	number int not null,
	bytes bytea not null,
	primary key (import_id, program_id, number),
	foreign key (import_id, program_id) references data_import (id, program_id)
);
comment on column import_chunk.bytes is 'personal data';
-- what is sent is compressed by nobody else, and read once or twice
alter table import_chunk alter column bytes set storage external;

-- Its lines, for the work, the rejects and the list of what was unmatched; 30 days.
create table import_line (
	import_id uuid not null,
	program_id uuid not null,
	number int not null,
	-- 1 for what gives something back, which comes after all that it could be given back of
	pass smallint not null,
	-- of the order it belongs to, or of all it says
	key uuid not null,
	grouped boolean not null,
	at timestamptz,
	cells text[] not null,
	primary key (import_id, program_id, number),
	foreign key (import_id, program_id) references data_import (id, program_id)
);
comment on column import_line.cells is 'personal data';

-- What became of the lines; an order is one row, however many lines it has.
create table import_outcome (
	import_id uuid not null,
	program_id uuid not null,
	number int not null,
	lines int[] not null,
	result text not null check (result in ('DONE', 'KNOWN', 'REJECTED', 'UNMATCHED', 'REFUNDED', 'UNDONE')),
	-- why it was rejected: code, arguments and the whole sentence in English
	reason text,
	arguments text[],
	detail text,
	-- who was enrolled by it, or whose points it is about
	member_id uuid,
	enrolled boolean not null,
	-- what it made: an award of opening points, an order, a product
	subject_id uuid,
	-- what a changed product was before
	before jsonb,
	kind text not null,
	-- so that the same line is not done again: what it says, and which of equal ones it is
	key uuid,
	occurrence int,
	primary key (import_id, program_id, number),
	foreign key (import_id, program_id) references data_import (id, program_id),
	foreign key (member_id, program_id) references member (id, program_id)
);

create unique index import_outcome_once on import_outcome (program_id, kind, key, occurrence) where key is not null;
create index import_outcome_of_member on import_outcome (program_id, member_id) where member_id is not null;
create index import_outcome_by_result on import_outcome (import_id, program_id, result, number);

-- A merchant's own way to read files, by name.
create table import_mapping (
	id uuid not null,
	program_id uuid not null references program (id),
	kind text not null check (kind in ('BALANCES', 'MEMBERS', 'PRODUCTS', 'ORDERS')),
	name text not null check (length(name) between 1 and 60),
	mapping jsonb not null,
	format jsonb not null,
	options jsonb not null,
	version int not null,
	primary key (id, program_id)
);

create unique index import_mapping_name on import_mapping (program_id, kind, lower(name));

-- What a member had reached elsewhere: takes effect with tiers.
create table member_moved_in (
	member_id uuid not null,
	program_id uuid not null,
	import_id uuid not null,
	tier text check (length(tier) <= 100),
	tier_until timestamptz,
	lifetime_points bigint check (lifetime_points >= 0),
	primary key (member_id, program_id),
	foreign key (member_id, program_id) references member (id, program_id),
	foreign key (import_id, program_id) references data_import (id, program_id)
);

create index member_moved_in_by_import on member_moved_in (import_id, program_id);
