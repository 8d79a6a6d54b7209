"""One issued plan as the year board shows it, for its tests."""

from ..common import PlanCase

WORDINGS = ("Quý I/2024", "Thường xuyên", "Trước 15/6", "Theo kế hoạch của tỉnh")


class BoardCase(PlanCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.plan = cls._plan(
            ("Ban hành Kế hoạch", "Tháng 2/2024", {}),
            ("Rà soát văn bản", "Thường xuyên", {}),
            ("Tuyên truyền", "Quý II/2024", {"lead_unit_id": cls.unit_culture.id}),
            ("Tập huấn", "Theo kế hoạch của tỉnh", {}),
            section_ids=[
                (0, 0, {"name": "CẢI CÁCH THỂ CHẾ"}),
                (0, 0, {"name": "TÀI CHÍNH CÔNG"}),
            ],
        )
        cls.plan.action_issue()
        cls.issue, cls.review, cls.spread, cls.train = cls.plan.task_ids

    def _board(self, plan=None, user=None, **request):
        boards = self.env["cchc.year.board"].with_user(user or self.office)
        return boards.get_board((plan or self.plan).id, **request)

    def _names(self, board):
        return [
            task["name"] for section in board["sections"] for task in section["tasks"]
        ]

    def _row(self, task, user=None):
        board = self._board(user=user)
        return next(
            row
            for section in board["sections"]
            for row in section["tasks"]
            if row["id"] == task.id
        )
