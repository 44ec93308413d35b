-- Who was told of something before she was merged into another is found from the other.
create index points_account_merged on points_account (program_id, merged_into) where merged_into is not null;
