"""A plan in its second quarter as the steering board shows it, for its tests."""

from odoo.addons.cchc_plan.models.base.lock import unlocked

from ..reporting.report_case import ReportCase

DAY = "2024-04-15"  # one task done in time, one late, one overdue, one to come


class SteeringCase(ReportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._finish(cls.check, "1/BC-UBND", "2024-02-25")
        cls._sent()
        cls._finish(cls.campaign, "2/BC-UBND", "2024-04-10")
        with cls._on("2024-02-21"):
            cls.reached, cls.behind = unlocked(cls.env["cchc.indicator"]).create(
                [
                    {
                        "plan_id": cls.plan.id,
                        "name": name,
                        "kind": "count",
                        "target": target,
                        "unit_of_measure": "cuộc",
                        "unit_id": unit.id,
                    }
                    for name, target, unit in (
                        ("Văn bản được rà soát", 5, cls.unit_justice),
                        ("Buổi tuyên truyền", 40, cls.unit_culture),
                    )
                ]
            )
        for indicator in cls.reached + cls.behind:
            first = indicator.value_ids.sorted("date_from")[0]
            with cls._on("2024-04-05"):
                first.amount = 6

    def _board(self, user=None, day=DAY, day_chosen=False, **request):
        """The board on ``day``, as of ``day_chosen``."""
        with self._on(day):
            boards = self.env["cchc.steering.board"].with_user(user or self.leader)
            return boards.get_board(
                **{"plan_id": self.plan.id, "day": day_chosen, **request}
            )

    def _figure(self, name, board=None):
        board = board or self._board()
        return next(each for each in board["figures"] if each["name"] == name)

    def _found(self, behind, user=None, day=DAY):
        """What the list behind a figure shows to the user on that day."""
        with self._on(day):
            records = self.env[behind["model"]].with_user(user or self.leader)
            return records.search(behind["domain"]).with_user(self.env.user)
