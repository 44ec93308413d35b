-- What a store sells, by its own sku. Orders keep their own copy of what it was then.
create table product (
	id uuid not null,
	program_id uuid not null references program (id),
	store_id uuid not null,
	sku text not null check (length(sku) between 1 and 100),
	name text not null check (length(name) between 1 and 200),
	brand text check (length(brand) between 1 and 100),
	categories text[] not null check (cardinality(categories) <= 20),
	price bigint check (price >= 0),
	archived_at timestamptz,
	updated_at timestamptz not null,
	version int not null,
	primary key (id, program_id),
	unique (program_id, store_id, sku),
	foreign key (store_id, program_id) references store (id, program_id)
);

create index product_by_store on product (store_id, program_id);

create index product_by_name on product (program_id, lower(name), id);
