-- what a member loses next is asked with every balance: the first of her open lots by date, without reading the others
drop index lot_open;
create index lot_open on lot (program_id, member_id, expires_at) where open;
