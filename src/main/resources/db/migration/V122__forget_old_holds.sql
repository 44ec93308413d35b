-- What was held and came to nothing is forgotten after a while.
create index voucher_use_forgotten on voucher_use (program_id, ended_at) where state in ('RELEASED', 'LAPSED');
create index gift_card_use_forgotten on gift_card_use (program_id, ended_at) where state in ('RELEASED', 'LAPSED');
