"""The four reports of 2024; every figure here was counted by hand.

How the 28 tasks stood on the day on which a leader approved:

    report               q1 06/03  h1 11/06  m9 05/09  year 04/12  round 2 12/12
    done on time                3         5         6          20             21
    done late                   2         3         3           4              5
    overdue                     2         1         1           2              1
    open in time               21        18        17           1              0
    cancelled                   0         1         1           1              1
    completion               5/28      8/27      9/27       24/27          26/27
    ... of what is due        5/7       8/9      9/10        9/11           9/10
    on time                   3/7       5/9      6/10       20/26          21/27

On 06/03 I.1, I.3 and III.1 are done on time, II.2 and II.4 late; II.3 and VIII.1 are
overdue. By 11/06 I.2 and IV.1 have followed on time, II.3 late, VII.4 is cancelled;
IV.2 has time until 30/06, and is done on 28/06. On 04/12 fifteen tasks go on the
whole year. VI.2 was late in quarter II, VI.3 has quarter III overdue, I.6 has quarter
IV open; the other 12 are done on time, with the six of September, I.5 and V.3: 20.
What is due is counted by a task's last date, so that those of 31/12 are not in it. In
the second round I.6 is done on time and VI.3 late.
"""

from collections import Counter

from odoo.exceptions import UserError

from .report_year_case import OWN_WORDS, PROPOSAL, REASON, ReportYearCase
from .report_year_work import BROADCASTS, PAYMENTS

OPEN = ("todo", "in_progress")


class TestReportYear(ReportYearCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._year_of_reports()
        cls.rounds = (cls.q1, cls.h1, cls.m9, cls.year, cls.second)
        cls.facts = [report._facts() for report in cls.rounds]
        cls.printed = [cls._printed(report) for report in cls.rounds]

    def test_tasks_by_status(self):
        expected = (
            {"done_on_time": 3, "done_late": 2, "overdue": 2, "open": 21},
            {
                "done_on_time": 5,
                "done_late": 3,
                "overdue": 1,
                "open": 18,
                "cancelled": 1,
            },
            {
                "done_on_time": 6,
                "done_late": 3,
                "overdue": 1,
                "open": 17,
                "cancelled": 1,
            },
            {
                "done_on_time": 20,
                "done_late": 4,
                "overdue": 2,
                "open": 1,
                "cancelled": 1,
            },
            {"done_on_time": 21, "done_late": 5, "overdue": 1, "cancelled": 1},
        )
        for facts, numbers in zip(self.facts, expected, strict=True):
            words = ("open" if t.status in OPEN else t.status for t in facts.tasks)
            self.assertEqual(Counter(words), numbers, facts.period.as_of)

    def test_the_three_figures(self):
        expected = (
            ((5, 28), (5, 7), (3, 7)),
            ((8, 27), (8, 9), (5, 9)),
            ((9, 27), (9, 10), (6, 10)),
            ((24, 27), (9, 11), (20, 26)),
            ((26, 27), (9, 10), (21, 27)),
        )
        for facts, parts in zip(self.facts, expected, strict=True):
            figures = facts.figures
            ratios = (figures.completion, figures.completion_due, figures.on_time)
            found = tuple((ratio.numerator, ratio.denominator) for ratio in ratios)
            self.assertEqual(found, parts, facts.period.as_of)

    def test_the_text_says_the_same(self):
        # 17.86 %, 29.63 %, 33.33 %, 88.89 % and 96.30 %.
        for (body, _all), sentence in zip(
            self.printed,
            (
                "05/28 nhiệm vụ, đạt 17,9%",
                "08/27 nhiệm vụ, đạt 29,6%",
                "09/27 nhiệm vụ, đạt 33,3%",
                "24/27 nhiệm vụ, đạt 88,9%",
                "26/27 nhiệm vụ, đạt 96,3%",
            ),
            strict=True,
        ):
            self.assertIn(sentence, body)
        # 29.6 - 17.9 = 11.8 points of the unrounded 29.63 and 17.86.
        self.assertIn("báo cáo trước (17,9%) tăng 11,8 điểm", self.printed[1][0])

    def test_each_section_counts_its_own(self):
        body = self.printed[0][0]
        # II: II.2 and II.4 late, II.3 overdue, II.1 all the year round.
        self.assertIn(
            "Kế hoạch đặt ra 04 nhiệm vụ: đã hoàn thành 02 (quá hạn 02); chưa triển "
            "khai, còn trong hạn 01; quá hạn chưa hoàn thành 01.",
            body,
        )
        # III: III.1 done, III.2 to III.5 all the year round.
        self.assertIn(
            "Kế hoạch đặt ra 05 nhiệm vụ: đã hoàn thành 01 (đúng hạn 01); chưa triển "
            "khai, còn trong hạn 04.",
            body,
        )
        # VI at the end of the year: VI.1 on time, VI.2 late, VI.3 overdue.
        self.assertIn(
            "Kế hoạch đặt ra 03 nhiệm vụ: đã hoàn thành 02 (đúng hạn 01, quá hạn 01); "
            "quá hạn chưa hoàn thành 01.",
            self.printed[3][0],
        )
        self.assertIn(
            "Kế hoạch đặt ra 03 nhiệm vụ: đã hoàn thành 03 (đúng hạn 01, quá hạn 02).",
            self.printed[4][0],
        )

    def test_documents_of_the_period_are_counted_once(self):
        # q1: I.1, I.3, II.2, II.4, III.1; then I.2, II.3, IV.1, I.4 of quarter I; then
        # IV.2, I.4 of II; then I.5, V.3 and I.4 of III and IV.
        for (body, _all), number in zip(
            self.printed, ("05", "09", "11", "15", "15"), strict=True
        ):
            self.assertIn(f"đã ban hành {number} văn bản thực hiện", body)

    def test_indicators_of_the_period_and_of_the_year(self):
        # Payments: 41/160, (41+62)/(160+180), 173/530, 254/730; broadcasts add up.
        expected = (
            (25.625, 7),
            (100 * 103 / 340, 12),
            (100 * 173 / 530, 18),
            (100 * 254 / 730, 26),
            (100 * 254 / 730, 26),
        )
        for facts, (payments, broadcasts) in zip(self.facts, expected, strict=True):
            by_name = {one.name: one for one in facts.indicators}
            self.assertAlmostEqual(by_name[PAYMENTS].year_value, payments, 2)
            self.assertAlmostEqual(by_name[PAYMENTS].period_value, payments, 2)
            self.assertEqual(by_name[BROADCASTS].year_value, broadcasts)
        self.assertIn("25,6% (41/160)", self.printed[0][0])
        self.assertIn("34,8% (254/730)", self.printed[3][0])
        self.assertIn(
            "26 lượt; chỉ tiêu năm ≥ 24 lượt; đạt chỉ tiêu", self.printed[3][0]
        )

    def test_the_annexes_say_it_row_by_row(self):
        tasks, indicators = (self.q1._paper().annexes)[:2]
        rows = {row.texts[1]: row.texts for row in tasks.matrix.rows if row.texts[1:]}
        self.assertEqual(len(rows), 28)
        late = rows[self.tasks["II.3"].name]
        self.assertEqual((late[4], late[5]), ("29/02/2024", "Quá hạn"))
        self.assertEqual((late[6], late[7]), ("", REASON))
        done = rows[self.tasks["II.2"].name]
        self.assertEqual(done[5], "Hoàn thành trễ hạn\n(04/03/2024)")
        self.assertEqual(done[6], "19/KH-UBND ngày 04/03/2024")
        figures = {
            row.texts[1]: row.texts for row in indicators.matrix.rows if row.texts[1:]
        }
        self.assertEqual(figures[PAYMENTS][3:7], ("≥ 30 %", "25,63", "25,63", "-"))
        extended = {
            row.texts[1]: row.texts
            for row in self.h1._paper().annexes[0].matrix.rows
            if row.texts[1:]
        }[self.tasks["IV.2"].name]
        self.assertEqual(extended[4], "30/06/2024")
        self.assertIn("(đã gia hạn)", extended[5])
        self.assertIn("Phụ lục II", self.printed[0][1])

    def test_sent_in_time_and_late(self):
        self.assertEqual(
            [report.state for report in self.rounds],
            ["sent", "sent", "sent", "returned", "sent"],
        )
        # Due on the 9th; the half year went on the 12th, the second round on the 13th.
        self.assertEqual([each.days_late for each in self.rounds], [0, 3, 0, 0, 4])
        self.assertEqual(
            [report.document_id.number for report in self.rounds],
            ["29/BC-UBND", "70/BC-UBND", "98/BC-UBND", "130/BC-UBND", "135/BC-UBND"],
        )
        for report, (_body, everything) in zip(self.rounds, self.printed, strict=True):
            self.assertIn(f"Số: {report.document_number}", everything)

    def test_what_people_wrote_is_printed(self):
        for body, _all in self.printed:
            self.assertIn(OWN_WORDS, body)
        self.assertIn(PROPOSAL, self.printed[0][0])
        # Behind the name of its task it begins with a small letter.
        self.assertIn(f"QPPL: {REASON[0].lower()}{REASON[1:]}.", self.printed[0][0])

    def test_who_has_not_answered_is_said(self):
        silent = [
            [part.unit for part in facts.parts if not part.is_submitted]
            for facts in self.facts
        ]
        self.assertEqual(silent, [[], [], ["Tài chính - Kế toán"], [], []])
        self.assertIn("Tài chính - Kế toán", self.printed[2][0])

    def test_the_year_went_on_and_the_first_report_is_as_it_was_sent(self):
        self.assertEqual(self.sent_q1, (self.facts[0], self.printed[0]))

    def test_later_changes_of_tasks_and_figures_do_not_show(self):
        with self._on("2024-12-20"):
            self.tasks["II.2"].milestone_ids.with_user(self.office).action_reopen()
            self._finish("VIII.1", "2024-12-20", "KH", "140/KH-UBND")
            value = self.plan.indicator_ids.filtered(
                lambda indicator: indicator.name == PAYMENTS
            ).value_ids.sorted("date_from")[0]
            value.with_user(self.office).numerator = 160
            self.company.cchc_signer = "Người Khác"
            self.unit_justice.name = "Tư pháp"
        self.env.invalidate_all()
        self.assertEqual([report._facts() for report in self.rounds], self.facts)
        self.assertEqual(self._printed(self.q1), self.printed[0])
        self.assertEqual(self._printed(self.second), self.printed[4])

    def test_nobody_changes_a_sent_report(self):
        for user in (self.staff, self.office, self.leader, self.admin):
            for report in self.rounds:
                with self.assertRaises(UserError, msg=user.login):
                    report.with_user(user).write({"name": "Khác"})
                with self.assertRaises(UserError, msg=user.login):
                    report.line_ids[0].with_user(user).write({"status": "todo"})
                with self.assertRaises(UserError, msg=user.login):
                    report.contribution_ids[0].with_user(user).write({"results": "x"})

    def test_another_commune_sees_none_of_it(self):
        ids = [report.id for report in self.rounds]
        theirs = self.env["cchc.report"].with_user(self.neighbour)
        self.assertFalse(theirs.search([("id", "in", ids)]))
