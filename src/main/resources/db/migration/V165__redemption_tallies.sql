-- How many have taken each reward, and how far staff have come with them, without adding up what was taken.
create table redemption_tally (
	program_id uuid not null,
	reward_id uuid not null,
	-- a reward is counted in several rows, so that members who take it at the same time need not wait for each other
	slot smallint not null check (slot between 0 and 15),
	kept bigint not null check (kept >= 0),
	to_send bigint not null check (to_send >= 0),
	sent bigint not null check (sent >= 0),
	done bigint not null check (done >= 0),
	primary key (program_id, reward_id, slot),
	foreign key (reward_id, program_id) references reward (id, program_id)
);
comment on table redemption_tally is 'Sums of redemption; a row is changed in the transaction that changes what it counts';
comment on column redemption_tally.slot is 'The last four bits of the redemption''s id';

insert into redemption_tally (program_id, reward_id, slot, kept, to_send, sent, done)
select program_id, reward_id, get_byte(uuid_send(id), 15) & 15, count(*), count(*) filter (where fulfilment = 'NEW'),
	count(*) filter (where fulfilment = 'SENT'), count(*) filter (where fulfilment = 'DONE')
from redemption
where cancelled_at is null
group by 1, 2, 3;

-- what staff do for one reward, in the order of its list
create index redemption_of_reward_to_fulfil on redemption (program_id, reward_id, fulfilment, redeemed_at desc, id desc)
	where fulfilment is not null and cancelled_at is null;
