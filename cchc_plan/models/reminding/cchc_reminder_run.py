import logging
from datetime import timedelta

from psycopg2.errors import UniqueViolation

from odoo import api, models
from odoo.fields import Domain
from odoo.service.model import PG_CONCURRENCY_EXCEPTIONS_TO_RETRY
from odoo.tools import split_every

_logger = logging.getLogger(__name__)

BATCH = 200
# Days off may push a reminder before the deadline further ahead than its working days.
LONGEST_BREAK = 30
# What is raised when another run tells the same at this moment: it is told, then.
TOLD_BY_ANOTHER = (UniqueViolation, *PG_CONCURRENCY_EXCEPTIONS_TO_RETRY)


class CchcReminder(models.Model):
    """The daily run."""

    _inherit = "cchc.reminder"

    @api.model
    def _cron_remind(self):
        """Remind of every milestone whose stage has come, then send the summaries.

        What was sent is committed batch by batch together with its log, so a run that
        is cut off goes on where it stopped and repeats nothing.
        """
        today = self._today()
        milestones = self.env["cchc.milestone"]
        ids = milestones.search(self._open_domain(today), order="id").ids
        rest = len(ids)
        for batch in split_every(BATCH, ids):
            sent = self._process_milestones(milestones.browse(batch), today)
            rest -= len(batch)
            # The summaries are still to come, hence one more.
            left = self.env["ir.cron"]._commit_progress(len(batch), remaining=rest + 1)
            # A batch that had nothing to send is quick and does not end the run, so
            # that every run gets further than the one before.
            if sent and not left:
                return
        self._send_summaries(today)

    @api.model
    def _open_domain(self, today):
        """The open milestones for which a stage may have come."""
        return Domain("date_deadline", "<=", self._horizon(today)) & Domain(
            [
                ("state", "=", "todo"),
                ("task_state", "in", ("todo", "in_progress")),
                ("task_id.active", "=", True),
                ("plan_id.state", "=", "issued"),
            ]
        )

    @api.model
    def _horizon(self, today):
        """The last deadline for which a stage may have come."""
        stages = self.env["cchc.reminder.stage"]
        first = min(stages._read_group([], [], ["position:min"])[0][0] or 0, 0)
        return today + timedelta(days=LONGEST_BREAK - 2 * first)

    @api.model
    def _process_milestones(self, milestones, today) -> int:
        """Remind of these, all at once; one by one where that fails."""
        try:
            with self.env.cr.savepoint():
                return len(milestones._remind(today))
        except Exception:
            _logger.info("Reminding one by one: a milestone of the batch fails")
        return sum(
            self._process_milestone(milestone, today) for milestone in milestones
        )

    @api.model
    def _process_milestone(self, milestone, today) -> int:
        try:
            with self.env.cr.savepoint():
                return len(milestone._remind(today))
        except TOLD_BY_ANOTHER:
            return 0
        except Exception as error:
            _logger.exception("No reminder of milestone %s", milestone.id)
            milestone._note_reminder_failure(error)
            return 0
