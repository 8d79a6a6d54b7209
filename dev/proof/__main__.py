"""python dev/proof NAME DATABASE… — a measurement or a trial of faults."""

import sys

import odoo.init  # noqa: F401

# The names in odoo are there only after the above.
# isort: split
import bench
import fault_reminders
import load
import replica

PROGRAMS = {
    "bench": bench.main,
    "fault_reminders": fault_reminders.main,
    "load": load.main,
    "load_prepare": load.prepare,
    "replica_gone": replica.replica_gone,
    "replica_reads": replica.replica_reads,
    "remind": fault_reminders.remind,
}

name, *arguments = sys.argv[1:]
sys.exit(PROGRAMS[name](*arguments))
