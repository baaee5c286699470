"""Ten thousand malformed inputs, sent where a user would send them: `python -m bench.malformed`.

Every input follows from a seed, the name of its kind and its number, and can be sent again by these alone.
What is broken: `odd` (values), `of_bytes`, `of_toml`, `of_json`, `of_tables`, `of_zip`. Where it is sent:
`files_of_…` and `arguments` (the command line), `web_…` (the pages, the API and the commands on their data).
`judging` and `web_judging` say what became of it.
"""
