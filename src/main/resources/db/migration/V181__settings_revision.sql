-- Counts the changes of what a merchant decides, so that who remembers it can ask in one row whether it still holds.
create table settings_revision (
	program_id uuid   not null primary key references program (id),
	revision   bigint not null
);
comment on table settings_revision is 'Goes up with every change of the programme''s own row, its stores, rules and settings';

insert into settings_revision (program_id, revision) select id, 1 from program;

create function begin_settings_revision() returns trigger language plpgsql as $$
begin
	insert into settings_revision (program_id, revision) values (new.id, 1);
	return null;
end $$;

create function raise_settings_revision() returns trigger language plpgsql as $$
declare
	of uuid;
begin
	if tg_table_name = 'program' then
		of := new.id;
	elsif tg_op = 'DELETE' then
		of := old.program_id;
	else
		of := new.program_id;
	end if;
	update settings_revision set revision = revision + 1 where program_id = of;
	return null;
end $$;

create trigger settings_revision_begins after insert on program
	for each row execute function begin_settings_revision();
create trigger settings_revision_rises after update on program
	for each row execute function raise_settings_revision();

do $$
declare
	settings text;
begin
	foreach settings in array array['store', 'points_settings', 'earning_rule', 'part_payment_settings', 'checkout_settings'] loop
		execute format('create trigger settings_revision_rises after insert or update or delete on %I
			for each row execute function raise_settings_revision()', settings);
	end loop;
end $$;
