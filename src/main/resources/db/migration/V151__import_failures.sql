-- Why an import could not go on is said in the reader's language, with what it is about.
alter table data_import add column failure_arguments text[];
