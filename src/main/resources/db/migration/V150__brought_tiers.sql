-- Tiers and lifetime points that members bring from elsewhere, by what brought them, so that it can be taken back.
alter table tier_placement add column source_id uuid;
comment on column tier_placement.source_id is 'The import that brought it; null if staff placed her';

alter table tier_fact add column source_id uuid;
comment on column tier_fact.source_id is 'The import that brought it: no purchase, but all points earned elsewhere; counts where everything ever earned does';
comment on column tier_fact.id is 'The id of the purchase; that of the member for what she brought';

create index tier_placement_of_source on tier_placement (program_id, source_id, member_id) where source_id is not null;

alter table tier_change drop constraint tier_change_cause_check;
alter table tier_change add constraint tier_change_cause_check check (cause in ('EARNED', 'REVIEW', 'PLACED', 'MOVED_IN',
	'RETURNED', 'PLACEMENT_ENDED', 'LADDER', 'MERGED'));
