"""The audience question in DuckDB: the same seven sets as boolean columns, counted and materialised.

    pip install duckdb && python3 Benchmarks/Peers/duckdb_audience.py [SUBJECTS]
"""

import statistics
import sys
import time

import duckdb

subjects = int(sys.argv[1]) if len(sys.argv) > 1 else 87_000_000
database = duckdb.connect()
database.execute("SET threads = 2")


def chance(probability):
    return f"random() < {probability}"


database.execute(
    f"""
    CREATE TABLE people AS SELECT range::INTEGER AS ordinal, TRUE AS known,
      {chance(0.875)} AS located, {chance(0.875)} AS granted, {chance(0.0625)} AS objected,
      {chance(0.0625)} AS signalled, {chance(0.875)} AS held
    FROM range({subjects})
    """
)
denies = ["NOT located", "NOT granted", "objected", "signalled", "NOT held"]
permitted = " AND ".join(f"NOT ({deny})" for deny in denies)
counts = ", ".join(f"count(*) FILTER (WHERE {deny})" for deny in denies)
questions = {
    "permitted, and a count for every reason": f"SELECT count(*) FILTER (WHERE {permitted}), {counts} FROM people WHERE known",
    "permitted alone": f"SELECT count(*) FROM people WHERE known AND {permitted}",
}
for name, question in questions.items():
    times = []
    for _ in range(9):
        began = time.perf_counter()
        answer = database.execute(question).fetchall()
        times.append((time.perf_counter() - began) * 1000)
    print(f"{name}: median {statistics.median(times):.0f} ms, best {min(times):.0f} ms, answer {answer[0]}")
