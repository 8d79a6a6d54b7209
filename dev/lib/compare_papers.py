"""compare_papers.py BEFORE AFTER [KIND…] — each paper of two folders, one test each."""

import difflib
import sys
from pathlib import Path

MAX_LINES = 40  # of one paper's differences

kinds = sys.argv[3:]
before, after = (
    {
        file.name: file.read_text(encoding="utf-8")
        for file in Path(folder).glob("*.txt")
        if not kinds or file.name.split(".")[0] in kinds
    }
    for folder in sys.argv[1:3]
)
failed = 0
for name in sorted(before.keys() | after.keys()):
    if before.get(name) == after.get(name):
        continue
    failed += 1
    print(f"FAILED: {name}")
    if name not in after:
        print("  is not there any more")
        continue
    if name not in before:
        print("  is new")
        continue
    lines = difflib.unified_diff(
        before[name].splitlines(), after[name].splitlines(), lineterm="", n=0
    )
    changes = list(lines)[2:]
    for line in changes[:MAX_LINES]:
        print(f"  {line[:400]}")
    if len(changes) > MAX_LINES:
        print(f"  … and {len(changes) - MAX_LINES} more lines")
passed = len(before.keys() | after.keys()) - failed
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or not passed else 0)
