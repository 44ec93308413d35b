-- Attempts at logins and the like, as bucket4j counts them; whose is only a hash
create table rate_limit (
	id text primary key,
	state bytea,
	expires_at bigint
);

create index rate_limit_expiry on rate_limit (expires_at);
