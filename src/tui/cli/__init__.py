"""The `podtui` command: one small file per group of subcommands."""
