"""The texts to keep of a block of cases, made column by column: what `kept_text` says of each history."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import polars as pl

from frikommune.cases.block import CaseBlock, with_spells
from frikommune.cases.json_write import EVENT_KEYS, is_near
from frikommune.cases.word_numbers import in_words
from frikommune.casework.delivery.citizens import NUMBER, SCHEMA, TEAM, WORKER, digest_of, noted
from frikommune.casework.delivery.settled import SUMMED, sum_of

_WHO = "who"
_TO_ESCAPE = r'["\\\x00-\x1f]'


def kept_citizens(block: CaseBlock, *, synthetic: bool, has_sequence: bool) -> pl.DataFrame:
    """The block's citizens as rows of `citizens.SCHEMA`."""
    events = with_spells(block.spells["spell"], in_words(block.events).cast({pl.Null: pl.String}))
    events = _numbered(_with_ids(events), has_sequence=has_sequence)
    parts = {
        "spells": _grouped(block.spells.select(_WHO, _spell(block.spells))),
        "events": _grouped(events.select(_WHO, _event(events))),
        "uses": _grouped(block.uses.select(_WHO, _use(block.uses))),
    }
    who = pl.int_range(len(block.persons), dtype=pl.Int32, eager=True)
    whole = pl.DataFrame({_WHO: who, "person": block.persons})
    for name, told in parts.items():
        named = told.rename({"json": f"{name}_json", "len": name})
        whole = whole.join(named, on=_WHO, how="left", maintain_order="left")
    head = pl.lit(f',"synthetic":{json.dumps(synthetic)}')
    lists = [pl.concat_str(pl.lit(f',"{name}":['), _list(name), pl.lit("]")) for name in parts]
    text = pl.concat_str(pl.lit('{"subject":'), _quoted(whole["person"]), head, *lists, pl.lit("}"))
    counts = [pl.col(name).fill_null(0) for name in parts]
    whole = whole.with_columns(text.alias("text"), *counts)
    digests = pl.Series("digest", [digest_of(text) for text in whole["text"]], dtype=pl.String)
    found = whole.with_columns(digests).join(_found(block.spells), on=_WHO, how="left", maintain_order="left")
    words = [pl.col(name).fill_null("") for name in ("group", "worker", "team", "number")]
    return found.with_columns(words).select(pl.col(name).cast(kind) for name, kind in SCHEMA.items())


def _list(part: str) -> pl.Expr:
    return pl.col(f"{part}_json").fill_null("")


def _grouped(rows: pl.DataFrame) -> pl.DataFrame:
    """Each one's rows as one text, and how many they are."""
    return rows.group_by(_WHO, maintain_order=True).agg(pl.col("json").str.join(","), pl.len())


def _with_ids(events: pl.DataFrame) -> pl.DataFrame:
    """Events without an id get one made from what they say (`settled.name_made`)."""
    if not events["event"].null_count():
        return events
    words = [pl.col(name).cast(pl.String).fill_null("") for name in SUMMED]
    said = events.select(pl.concat_str(words, separator="|").alias("said"))["said"]
    each = said.unique()
    sums = pl.Series([sum_of(text) for text in each], dtype=pl.String)
    made = pl.concat_str(pl.col("day").cast(pl.String), pl.col("kind").cast(pl.String), "sum", separator="/")
    place = pl.int_range(pl.len()).over(_WHO, "made") + 1
    again = pl.when(place > 1).then(pl.concat_str("made", pl.lit("/"), place.cast(pl.String)))
    return (
        events.with_columns(said.replace_strict(each, sums).alias("sum"))
        .with_columns(pl.when(pl.col("event").is_null()).then(made).alias("made"))
        .with_columns(pl.coalesce("event", again, "made").alias("event"))
        .drop("sum", "made")
    )


def _numbered(events: pl.DataFrame, *, has_sequence: bool) -> pl.DataFrame:
    """Events with their `number` among those of their citizen."""
    number = pl.int_range(pl.len(), dtype=pl.Int64).over(_WHO) + 1
    events = events.with_columns(number.alias("number"))
    return events if has_sequence else events.with_columns(pl.col("number").alias("sequence"))


def _spell(rows: pl.DataFrame) -> pl.Expr:
    end = pl.when(pl.col("to").is_null()).then(pl.lit("null")).otherwise(_text("to"))
    attributes = _compact(rows["attributes"], _whole)
    return pl.concat_str(
        pl.lit('{"id":'), _quoted(rows["spell"]), pl.lit(',"group":'), _quoted(rows["group"]),
        pl.lit(',"municipality":'), _quoted(rows["municipality"]), pl.lit(',"from":'), _text("from"),
        pl.lit(',"to":'), end, _after("attributes", attributes), pl.lit("}"),
    ).alias("json")  # fmt: skip


def _event(rows: pl.DataFrame) -> pl.Expr:
    day = pl.col("day").cast(pl.String)
    own_day = pl.col("moment").is_null() | (pl.col("moment").str.head(10) != day)
    other_place = pl.when(pl.col("sequence") != pl.col("number")).then(pl.col("sequence").cast(pl.String))
    return pl.concat_str(
        pl.lit('{"id":'), _quoted(rows["event"]),
        _after("day", pl.when(own_day).then(_text("day"))),
        _after("moment", _quoted(rows["moment"])),
        pl.lit(',"kind":'), _quoted(rows["kind"]),
        *(_after(name, _quoted(rows[name])) for name in ("type", "form", "spell")),
        _after("sequence", other_place),
        _compact(rows["attributes"], _inline).fill_null(""),
        _after("until", pl.when(pl.col("until").is_not_null()).then(_text("until"))),
        _after("attributes", _compact(rows["attributes"], _nested)), pl.lit("}"),
    ).alias("json")  # fmt: skip


def _use(rows: pl.DataFrame) -> pl.Expr:
    number = pl.when(pl.col("occurrence") != 0).then(pl.col("occurrence").cast(pl.String))
    return pl.concat_str(
        pl.lit('{"id":'), _quoted(rows["use"]), pl.lit(',"exemption":'), _quoted(rows["exemption"]),
        pl.lit(',"norm":'), _quoted(rows["norm"]), pl.lit(',"decided_on":'), _text("decided_on"),
        pl.lit(',"recorded_on":'), _text("recorded_on"), _after("occurrence", number),
        *(_after(name, _quoted(rows[name])) for name in ("reason", "replaced_by", "approved_by")),
        _after("approved_on", pl.when(pl.col("approved_on").is_not_null()).then(_text("approved_on"))),
        pl.lit("}"),
    ).alias("json")  # fmt: skip


def _text(day: str) -> pl.Expr:
    return pl.concat_str(pl.lit('"'), pl.col(day).cast(pl.String), pl.lit('"'))


def _after(name: str, value: pl.Expr) -> pl.Expr:
    """A key and its value, after others; nothing where there is no value."""
    return pl.concat_str(pl.lit(f',"{name}":'), value).fill_null("")


def _quoted(words: pl.Series) -> pl.Expr:
    """Text as JSON; null where it is empty."""
    words = words.cast(pl.String)
    if words.str.contains(_TO_ESCAPE).any():
        each = words.unique().drop_nulls()
        said = pl.Series([json.dumps(one, ensure_ascii=False) for one in each], dtype=pl.String)
        quoted = _meant(words, each, said)
    else:
        quoted = '"' + words + '"'
    return pl.lit(quoted.set(words == "", None))


def _compact(attributes: pl.Series, read: Any) -> pl.Expr:
    """What is read of the attributes, each different text read once; null where there is nothing."""
    each = attributes.unique().drop_nulls()
    return pl.lit(_meant(attributes, each, pl.Series([read(one) for one in each], dtype=pl.String)))


def _meant(texts: pl.Series, each: pl.Series, meant: pl.Series) -> pl.Series:
    """What each text stands for; null where there is none."""
    if not len(each):
        return pl.repeat(None, len(texts), dtype=pl.String, eager=True)
    return texts.replace_strict(each, meant, default=None, return_dtype=pl.String)


@lru_cache(maxsize=100_000)
def _parts(text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """An event's attributes that stand inline, and those that stand apart."""
    told = json.loads(text)
    nested = {key: value for key, value in told.items() if key in EVENT_KEYS or is_near(key)}
    return {key: value for key, value in told.items() if key not in nested}, nested


def _said(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _whole(text: str) -> str:
    return _said(json.loads(text))


def _inline(text: str) -> str | None:
    told = _said(_parts(text)[0])[1:-1]
    return f",{told}" if told else None


def _nested(text: str) -> str | None:
    told = _parts(text)[1]
    return _said(told) if told else None


def _found(spells: pl.DataFrame) -> pl.DataFrame:
    """What finds the case (`citizens.described`): of the latest spell, and all numbers."""
    texts = spells["attributes"]
    each = texts.unique().drop_nulls()
    told = [noted(text) for text in each]
    rows = spells.select(_WHO, pl.col("group").cast(pl.String), "to")
    for column, name in (("worker", WORKER), ("team", TEAM), ("number", NUMBER)):
        words = pl.Series([one[name] for one in told], dtype=pl.String)
        rows = rows.with_columns(_meant(texts, each, words).fill_null("").alias(column))
    numbers = pl.col("number").filter(pl.col("number") != "").unique().sort().alias("numbers")
    closed = pl.when(pl.col("to").null_count() == 0).then(pl.col("to").max()).alias("closed_on")
    latest = [pl.col(name).last() for name in ("group", "worker", "team", "number")]
    return rows.group_by(_WHO, maintain_order=True).agg(*latest, numbers, closed)
