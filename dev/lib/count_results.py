"""count_results.py FILE STATUS — prints "PASSED FAILED SKIPPED" of a pytest run.

FILE is its JUnit report, STATUS its exit code. A run that broke off counts as failed
even when no test did.
"""

import sys
from pathlib import Path
from xml.etree import ElementTree

TESTS_FAILED = 1
NO_TESTS = 5

file, status = Path(sys.argv[1]), int(sys.argv[2])
total = failed = skipped = 0
if file.exists():
    for suite in ElementTree.parse(file).iter("testsuite"):
        total += int(suite.get("tests"))
        failed += int(suite.get("failures")) + int(suite.get("errors"))
        skipped += int(suite.get("skipped"))
passed = total - failed - skipped
if status not in (0, NO_TESTS) and not failed:
    if status != TESTS_FAILED:
        print(f"pytest broke off (exit code {status})", file=sys.stderr)
    failed = 1
print(passed, failed, skipped)
