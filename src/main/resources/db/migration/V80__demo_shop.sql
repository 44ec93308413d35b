-- That the demo shop was made once: it does not come back by itself after it was removed.
create table demo_shop (
	only boolean primary key default true check (only),
	made_at timestamptz not null
);
