-- What of a lot was given away is the sum of the lots that it became: an audit looks for them.
create index lot_origin on lot (program_id, origin_id) where origin_id is not null;
