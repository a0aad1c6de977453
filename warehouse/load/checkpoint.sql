-- Brings everything committed from the write-ahead log into the database file.
checkpoint;
