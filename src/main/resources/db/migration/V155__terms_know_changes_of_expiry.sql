-- Points whose dates were worked out by terms from before a change of how points expire follow that change, whenever they
-- are posted. So terms say which changes they know of.
alter table points_settings add column expiry_change int not null default 0 check (expiry_change >= 0);
comment on column points_settings.expiry_change is 'The latest change of how points expire that came with these settings or before them';

update points_settings s set expiry_change = (
	select coalesce(max(c.number), 0) from expiry_change c
	where c.program_id = s.program_id and (s.in_force_until is null or c.changed_at <= s.in_force_from));
