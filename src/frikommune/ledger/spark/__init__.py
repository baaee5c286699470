"""The columnar engine on Apache Spark, for populations past one machine (docs/spark.md).

Only `session` and `job` import pyspark, and only once they are called; what runs on the nodes does not.
"""
