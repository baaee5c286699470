"""The command line: one command per file, in Danish and English, with `--json` everywhere."""
