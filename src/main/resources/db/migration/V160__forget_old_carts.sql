-- What was held for a cart and came to nothing is forgotten after a while; what an order took belongs to that order.
create index checkout_hold_forgotten on checkout_hold (program_id, (coalesce(closed_at, expires_at)))
	where state <> 'CAPTURED';
