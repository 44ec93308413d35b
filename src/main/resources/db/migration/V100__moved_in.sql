-- Orders that a merchant brought from another platform to be known, not to earn.
alter table purchase_order add column history boolean not null default false;
