-- Mails to be sent, and what was sent in the last month. Rows go after at most 30 days.

create table mail (
	id uuid not null,
	program_id uuid not null,
	recipient text not null,
	sender_name text not null,
	subject text not null,
	-- none once a mail that held the key to something was sent
	text_body text,
	html_body text,
	secret boolean not null,
	status text not null check (status in ('QUEUED', 'SENT', 'KEPT', 'FAILED')),
	created_at timestamptz not null,
	attempts int not null default 0 check (attempts >= 0),
	next_attempt_at timestamptz,
	sent_at timestamptz,
	last_error text,
	primary key (id, program_id),
	check ((status = 'QUEUED') = (next_attempt_at is not null)),
	check ((status = 'SENT') = (sent_at is not null)),
	check (not (secret and status in ('SENT', 'FAILED') and text_body || html_body is not null))
);

create index mail_latest on mail (program_id, created_at desc, id desc);
create index mail_due on mail (next_attempt_at) where status = 'QUEUED';
create index mail_old on mail (created_at);
