"""What is said when a population cannot be evaluated on Spark."""

from __future__ import annotations

from frikommune.errors import Refused, refuse
from frikommune.language import Text


def no_spark(given: str) -> Refused:
    """Spark, or the Java that it runs on, is not on this machine."""
    return refuse(
        "no_spark",
        problem=Text("Spark kan ikke startes her", "Spark cannot be started here"),
        where="--engine spark",
        given=given,
        expected=Text(
            "Python-pakken pyspark 4.0 og Java 17 eller 21",
            "The Python package pyspark 4.0 and Java 17 or 21",
        ),
        do_next=Text(
            "Installér dem (docs/spark.md), eller regn på denne maskine med --engine columnar.",
            "Install them (docs/spark.md), or evaluate on this machine with --engine columnar.",
        ),
    )


def not_columns(where: str) -> Refused:
    """Cases that are no folder of Parquet tables with our own columns."""
    return refuse(
        "not_columns",
        problem=Text("Spark kan ikke læse disse sager", "Spark cannot read these cases"),
        where=where,
        given="–",
        expected=Text(
            "En mappe med Parquet-tabeller med vores egne kolonner, og ingen mappingfil",
            "A folder of Parquet tables with our own columns, and no mapping",
        ),
        do_next=Text(
            "Skriv sagerne som Parquet (docs/case-files.md), eller regn med --engine columnar.",
            "Write the cases as Parquet (docs/case-files.md), or evaluate with --engine columnar.",
        ),
    )


def spark_failed(given: str) -> Refused:
    """Spark gave the work up: a node was lost, say, or ran out of memory."""
    return refuse(
        "spark_failed",
        problem=Text("Spark opgav arbejdet", "Spark gave the work up"),
        where="--engine spark",
        given=given,
        expected=Text(
            "Knuder med samme program, hukommelse nok, og mapper som alle kan se",
            "Nodes with the same program, memory enough, and folders that all of them see",
        ),
        do_next=Text(
            "Se, hvad docs/spark.md siger, at en klynge skal have, og læs Sparks egen log. Intet er skrevet.",
            "See what docs/spark.md says a cluster needs, and read Spark's own log. Nothing was written.",
        ),
    )
