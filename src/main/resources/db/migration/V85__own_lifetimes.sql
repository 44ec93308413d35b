-- A rule may give its points their own time to wait and to live. So the points of one award may be several lots.
alter table earning_rule add column life text not null default '';
comment on column earning_rule.life is 'How its points differ from the settings: pending/expiry, as in d14/m6; empty if they don''t';

alter table lot add column part text not null default '';
comment on column lot.part is 'The part of its award that lives alike; empty for what the settings say';

alter table award_line add column life text not null default '';
alter table award_line add column taken bigint not null default 0 check (taken >= 0);
comment on column award_line.life is 'How long its points wait and live, if not as the settings say';
comment on column award_line.taken is 'How much of its points returns have claimed; over all lines, what the award has had taken';

-- what returns have claimed so far, divided over the lines so that it adds up: in order, each what the sum so far says
with claimed as (
	select l.id, l.program_id,
		floor(coalesce(sum(l.points * l.returned / nullif(l.paid, 0)::numeric) over upto, 0) + 0.0000001)
		- floor(coalesce(sum(l.points * l.returned / nullif(l.paid, 0)::numeric) over before, 0) + 0.0000001) as points
	from award_line l
	join award a on a.id = l.award_id and a.program_id = l.program_id
	where a.taken > 0
	window upto as (partition by l.program_id, l.award_id order by l.position, l.id),
		before as (partition by l.program_id, l.award_id order by l.position, l.id
			rows between unbounded preceding and 1 preceding)
)
update award_line l set taken = c.points
from claimed c
where c.id = l.id and c.program_id = l.program_id and c.points > 0;
