-- What members had reached elsewhere waits for the first ladder, if there is none when
-- they move in.
alter table member_moved_in add column in_effect boolean not null default false;
comment on column member_moved_in.in_effect is 'Tiers know of it; else the rollout of the first ladder tells them';

-- where there is a ladder already, what was to be told has been
update member_moved_in set in_effect = true
	where program_id in (select program_id from tier_ladder);
