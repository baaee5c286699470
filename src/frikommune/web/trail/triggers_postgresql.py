"""The triggers of PostgreSQL: each tells of one statement; at the end of the transaction it is chained.

Traces wait in `trail_pending`. When the transaction commits, a deferred trigger takes one lock, gives them
their numbers and digests, and moves them. It acts in the second round of deferred triggers: by then every
foreign key has been checked, so whoever holds the lock waits for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.web.trail.chain import COLUMNS
from frikommune.web.trail.traced import LOOKUPS, Table

CONTEXT = "frikommune.trail"
"""The setting in which the application tells who it acts for (`who.Doer`, as JSON)."""
_LOCK = 7_264_119_023
_SAID = ", ".join(f"said->>'{one}'" for one in ("seat", "programme", "municipality", "request"))
_CHAINED = " || chr(31) || ".join(
    {
        "number": "last_number::text",
        "at": "to_char(one.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')",
        "citizen": "coalesce(one.citizen::text, '')",
    }.get(name, f"one.{name}")
    for name in COLUMNS
)
TABLES = (
    "CREATE TABLE IF NOT EXISTS trail_pending (position bigserial PRIMARY KEY, tx bigint NOT NULL, "
    "at timestamptz NOT NULL, who text NOT NULL, seat text NOT NULL, programme text NOT NULL, "
    "municipality text NOT NULL, request text NOT NULL, purpose text NOT NULL, deed text NOT NULL, "
    "what text NOT NULL, keys text NOT NULL, fields text NOT NULL, citizen bigint)",
    "CREATE INDEX IF NOT EXISTS trail_pending_of ON trail_pending (tx, position)",
    "CREATE TABLE IF NOT EXISTS trail_open (tx bigint, round int, PRIMARY KEY (tx, round))",
)
FUNCTIONS = {
    "trail_ranges(keys bigint[])": (
        "RETURNS text LANGUAGE sql IMMUTABLE",
        "SELECT coalesce(string_agg(CASE WHEN low = high THEN low::text ELSE low || '-' || high END, ' ' "
        "ORDER BY low), '') FROM (SELECT min(one) AS low, max(one) AS high FROM (SELECT one, "
        "one - row_number() OVER (ORDER BY one) AS island FROM (SELECT DISTINCT unnest(keys) AS one) AS each"
        ") AS placed GROUP BY island) AS parts",
    ),
    "trail_note(deed text, what text, keys bigint[], fields text, citizen bigint, purpose text)": (
        "RETURNS void LANGUAGE plpgsql",
        f"""DECLARE said jsonb := nullif(current_setting('{CONTEXT}', true), '')::jsonb;
BEGIN
  IF keys IS NULL THEN RETURN; END IF;
  said := coalesce(said, jsonb_build_object('who', 'database:' || session_user, 'seat', '', 'programme', '',
    'municipality', '', 'request', '', 'purpose', left(current_setting('application_name', true), 200)));
  INSERT INTO trail_pending (tx, at, who, seat, programme, municipality, request, purpose, deed, what, keys,
    fields, citizen)
  VALUES (txid_current(), clock_timestamp(), said->>'who', {_SAID}, coalesce(purpose, said->>'purpose'), deed,
    what, trail_ranges(keys), fields, citizen);
  INSERT INTO trail_open VALUES (txid_current(), 1) ON CONFLICT DO NOTHING;
END""",
    ),
    "trail_seal()": (
        "RETURNS trigger LANGUAGE plpgsql",
        f"""DECLARE last_number bigint; last_digest text; one record;
BEGIN
  IF NEW.round = 1 THEN
    INSERT INTO trail_open VALUES (NEW.tx, 2) ON CONFLICT DO NOTHING;
    RETURN NULL;
  END IF;
  PERFORM pg_advisory_xact_lock({_LOCK});
  SELECT number, digest INTO last_number, last_digest FROM trail_trace ORDER BY number DESC LIMIT 1;
  IF NOT FOUND THEN
    SELECT upto, digest INTO last_number, last_digest FROM trail_cut ORDER BY upto DESC LIMIT 1;
  END IF;
  last_number := coalesce(last_number, 0);
  last_digest := coalesce(last_digest, '');
  FOR one IN SELECT * FROM trail_pending WHERE tx = NEW.tx ORDER BY position LOOP
    last_number := last_number + 1;
    last_digest := encode(sha256(convert_to(last_digest || chr(31) || {_CHAINED}, 'UTF8')), 'hex');
    INSERT INTO trail_trace (number, {", ".join(COLUMNS[1:])}, digest)
    VALUES (last_number, {", ".join(f"one.{name}" for name in COLUMNS[1:])}, last_digest);
  END LOOP;
  DELETE FROM trail_pending WHERE tx = NEW.tx;
  DELETE FROM trail_open WHERE tx = NEW.tx;
  RETURN NULL;
END""",
    ),
    "trail_refuse()": (
        "RETURNS trigger LANGUAGE plpgsql",
        "BEGIN RAISE EXCEPTION '% is only added to, or cannot be emptied at once', TG_TABLE_NAME; END",
    ),
    "trail_refuse_uncut()": (
        "RETURNS trigger LANGUAGE plpgsql",
        "BEGIN IF OLD.number > coalesce((SELECT max(upto) FROM trail_cut), 0) THEN "
        "RAISE EXCEPTION 'trail_trace is only added to'; END IF; RETURN OLD; END",
    ),
    "trail_refuse_uncut_look()": (
        "RETURNS trigger LANGUAGE plpgsql",
        "BEGIN IF OLD.at >= coalesce((SELECT max(before) FROM trail_cut), '-infinity') THEN "
        "RAISE EXCEPTION 'cases_lookup is only added to'; END IF; RETURN OLD; END",
    ),
}
"""Each function's head, what it returns, and its body."""
GUARDS = {
    "trail_seal_at_commit": (
        "trail_open",
        "CREATE CONSTRAINT TRIGGER trail_seal_at_commit AFTER INSERT ON trail_open "
        "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION trail_seal()",
    ),
    "trail_trace_no_change": (
        "trail_trace",
        "CREATE TRIGGER trail_trace_no_change BEFORE UPDATE ON trail_trace "
        "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
    ),
    "trail_trace_no_delete": (
        "trail_trace",
        "CREATE TRIGGER trail_trace_no_delete BEFORE DELETE ON trail_trace "
        "FOR EACH ROW EXECUTE FUNCTION trail_refuse_uncut()",
    ),
    "trail_trace_no_truncate": (
        "trail_trace",
        "CREATE TRIGGER trail_trace_no_truncate BEFORE TRUNCATE ON trail_trace "
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()",
    ),
    "trail_lookup_no_change": (
        "cases_lookup",
        "CREATE TRIGGER trail_lookup_no_change BEFORE UPDATE ON cases_lookup "
        "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
    ),
    "trail_lookup_no_delete": (
        "cases_lookup",
        "CREATE TRIGGER trail_lookup_no_delete BEFORE DELETE ON cases_lookup "
        "FOR EACH ROW EXECUTE FUNCTION trail_refuse_uncut_look()",
    ),
    "trail_cut_no_change": (
        "trail_cut",
        "CREATE TRIGGER trail_cut_no_change BEFORE UPDATE OR DELETE ON trail_cut "
        "FOR EACH ROW EXECUTE FUNCTION trail_refuse()",
    ),
}
"""By name: the table, and the statement."""
IN_PLACE_OF = (("cases_lookup_only_added_to", "cases_lookup"),)
"""What a migration made, and the guards of the looks do better: they may be cut off."""


def functions(table: Table) -> Iterator[tuple[str, str]]:
    """The head and the body of a table's three functions."""
    yield f"trail_{table.name}_insert()", _body(_inserted(table))
    yield f"trail_{table.name}_delete()", _body(_noted(table, "-", "old_rows"))
    if table.fields:
        yield f"trail_{table.name}_update()", _body(_updated(table))


def triggers(table: Table) -> Iterator[tuple[str, str]]:
    """The name and the statement of a table's triggers."""
    rows = {"insert": "NEW TABLE AS new_rows", "delete": "OLD TABLE AS old_rows"}
    if table.fields:
        rows["update"] = "OLD TABLE AS old_rows NEW TABLE AS new_rows"
    for event, seen in rows.items():
        name = f"trail_{table.name}_{event}"
        yield (
            name,
            f'CREATE TRIGGER "{name}" AFTER {event.upper()} ON "{table.name}" REFERENCING {seen} '
            f'FOR EACH STATEMENT EXECUTE FUNCTION "{name}"()',
        )
    name = f"trail_{table.name}_truncate"
    yield (
        name,
        f'CREATE TRIGGER "{name}" BEFORE TRUNCATE ON "{table.name}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION trail_refuse()",
    )


def _body(statement: str) -> str:
    return f"BEGIN {statement}; RETURN NULL; END"


def _inserted(table: Table) -> str:
    if table.name != LOOKUPS:
        return _noted(table, "+", "new_rows")
    return (
        f"PERFORM trail_note('look', '{table.name}', ARRAY[\"{table.key}\"]::bigint[], '', "
        f'"{table.citizen}"::bigint, "purpose") FROM new_rows ORDER BY "{table.key}"'
    )


def _noted(table: Table, deed: str, rows: str) -> str:
    return (
        f"PERFORM trail_note('{deed}', '{table.name}', array_agg(\"{table.key}\"::bigint), '', "
        f"{_one_citizen(table, '')}, NULL) FROM {rows}"
    )


def _updated(table: Table) -> str:
    changed = [f'o."{one}" IS DISTINCT FROM n."{one}"' for one in table.fields]
    names = ", ".join(
        f"CASE WHEN bool_or({test}) THEN '{one}' END" for one, test in zip(table.fields, changed, strict=True)
    )
    return (
        f"PERFORM trail_note('~', '{table.name}', array_agg(n.\"{table.key}\"::bigint), "
        f"concat_ws(' ', {names}), {_one_citizen(table, 'n.')}, NULL) "
        f'FROM old_rows o JOIN new_rows n ON o."{table.key}" = n."{table.key}" WHERE {" OR ".join(changed)}'
    )


def _one_citizen(table: Table, row: str) -> str:
    if not table.citizen:
        return "NULL"
    column = f'{row}"{table.citizen}"'
    is_one = f"min({column}) = max({column}) AND count({column}) = count(*)"
    return f"CASE WHEN {is_one} THEN min({column})::bigint END"
