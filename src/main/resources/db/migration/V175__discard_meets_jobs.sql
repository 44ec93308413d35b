-- A job may be at work on a programme that is taken away. What it writes meanwhile was
-- seen by no delete, and then the programme's row could not go: its row is locked now, so
-- that nothing that points at it is written till it is gone. Where the two wait for each
-- other in a circle, or a row of a member came in between, this gives way and begins anew.
create or replace function discard_program(target uuid) returns void language plpgsql security definer as $$
declare
	doomed uuid[];
	remaining oid[];
	next_table oid;
begin
	for attempt in 1..20 loop
		begin
			perform 1 from program where id = target or twin_of = target order by id for update;
			update program set discarded_at = clock_timestamp()
				where id = target and kind <> 'LIVE' or twin_of = target and exists (
					select from program p where p.id = target and p.kind <> 'LIVE');
			select array_agg(id) into doomed from program
				where (id = target or twin_of = target) and discarded_at is not null;
			if doomed is null or not (target = any (doomed)) then
				raise exception 'programme % is live, or not there', target;
			end if;
			select array_agg(c.oid) into remaining from pg_class c join pg_attribute a on a.attrelid = c.oid
				where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
					and a.attname = 'program_id' and not a.attisdropped;
			while cardinality(remaining) > 0 loop
				-- one that no other remaining table points at
				select t into next_table from unnest(remaining) t
					where not exists (select from pg_constraint k where k.contype = 'f' and k.confrelid = t
						and k.conrelid <> t and k.conrelid = any (remaining))
					limit 1;
				if next_table is null then
					raise exception 'foreign keys go in a circle: %', remaining::regclass[];
				end if;
				execute format('delete from %s where program_id = any ($1)', next_table::regclass) using doomed;
				remaining := array_remove(remaining, next_table);
			end loop;
			delete from program where id = any (doomed) and kind = 'SANDBOX';
			delete from program where id = any (doomed);
			return;
		exception when deadlock_detected or foreign_key_violation then
			-- what it had locked is let go, so that the other can end
			if attempt = 20 then
				raise;
			end if;
		end;
	end loop;
end $$;

-- a fixed path: the caller's own must not decide which tables are meant
do $$
begin
	execute format('alter function discard_program(uuid) set search_path = %I, pg_temp', current_schema());
end $$;
