"""What importing the text core costs: time and memory, in a fresh process each.

    python -m benchmarks.importing [--json FILE] [--quick]

`articles.text` alone, then all its modules, then a first call of what loads word lists. Medians
of the runs, beside an interpreter that imports nothing.
"""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

WANTED = {"milliseconds": 150, "megabytes": 90}
ALL = """
import importlib, pkgutil, articles.text
for module in pkgutil.walk_packages(articles.text.__path__, "articles.text."):
    importlib.import_module(module.name)
"""
STEPS = {
    "nothing": "pass",
    "articles.text": "import articles.text",
    "all its modules": ALL,
    "all, and Thai words cut": ALL + "from articles.text import words; words.words('ข่าววันนี้')",
}
CHILD = """
import resource, time
wall, cpu = time.perf_counter(), time.process_time()
{step}
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
print(1000 * wall, 1000 * cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measured(runs):
    """[{step, milliseconds, cpu_milliseconds, megabytes}]; the largest memory of all runs."""
    rows = []
    for step, code in STEPS.items():
        done = [_child(code) for _ in range(runs)]
        wall, cpu, memory = zip(*done, strict=True)
        rows.append(
            {
                "step": step,
                "milliseconds": round(statistics.median(wall), 1),
                "cpu_milliseconds": round(statistics.median(cpu), 1),
                "megabytes": round(max(memory), 1),
            }
        )
    return rows


def _child(code):
    command = [sys.executable, "-c", CHILD.format(step=code)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [float(number) for number in told.split()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--json", type=Path, help="write the figures there")
    parser.add_argument("--quick", action="store_true", help="three runs instead of nine")
    options = parser.parse_args()
    rows = measured(3 if options.quick else 9)
    for row in rows:
        print(
            f"  {row['step']:24} {row['milliseconds']:7.1f} ms ({row['cpu_milliseconds']:.1f} of"
            f" processor), {row['megabytes']:6.1f} MB"
        )
    missed = [
        f"{row['step']}: {row[unit]} {unit}, {limit} wanted"
        for row in rows[1:3]
        for unit, limit in WANTED.items()
        if row[unit] > limit
    ]
    print("\nNot met: " + "; ".join(missed) if missed else "\nAll bars met.")
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
