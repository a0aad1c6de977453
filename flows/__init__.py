"""Everything that touches the world: files in, steps in order (in this process or as a Prefect flow), warehouse published, commands."""
