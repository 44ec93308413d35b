-- That the demo shop was made once: it does not come back by itself after it was removed.
create table demo_shop (
	single boolean primary key default true check (single),
	made_at timestamptz not null
);
