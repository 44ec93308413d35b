-- What holds for the codes of a batch is said once, by the batch, so that it can be changed for all of them.
alter table voucher_batch
	add column paused_at timestamptz,
	add column paused_by text,
	add check ((paused_at is null) = (paused_by is null));
comment on table voucher_batch is 'Many codes of one kind. What they give, how often and when is read here, not from the codes';
comment on column voucher.max_uses is 'Of a code of a batch: what the batch said when it was last used; that only ever grows';

-- Counts what is used of a million codes without looking at one of them.
drop index voucher_used_of_batch;
create index voucher_used_of_batch on voucher (program_id, batch_id, id) include (used)
	where batch_id is not null and used > 0;
create index voucher_withdrawn_of_batch on voucher (program_id, batch_id, id) include (used)
	where batch_id is not null and cancelled_at is not null;
