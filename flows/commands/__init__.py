"""One file a command of `callmart`. Heavy libraries are imported inside the commands, so that `--help` answers at once."""
