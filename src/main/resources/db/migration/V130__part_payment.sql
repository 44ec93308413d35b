-- How far points pay at the checkout.
create table part_payment_settings (
	id uuid not null,
	program_id uuid not null unique references program (id),
	allowed boolean not null,
	minimum bigint not null check (minimum between 1 and 10000000),
	maximum_percent int not null check (maximum_percent between 1 and 100),
	step bigint not null check (step between 1 and 1000000),
	primary key (id, program_id)
);
