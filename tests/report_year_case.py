"""A year of work on Vĩnh Khê's plan of 2024, and its four reports, as people did it.

Everything is done through the buttons, by the person whose work it is, on its day. The
28 tasks: 12 have one date, I.4 ("Định kỳ") and 15 "Thường xuyên" have one at the end of
each quarter. VII.4 is cancelled in May, VIII.1 is never done.
"""

import base64

from freezegun import freeze_time

from odoo import Command
from odoo.tests import new_test_user

from . import plan_files, printed_pdf
from .common import PlanCase

# Each dated task: the day on which it was done, the kind and the number of its document.
DATED = {
    "I.1": ("2024-01-15", "KH", "10/KH-UBND"),  # the plan itself
    "II.4": ("2024-01-31", "QĐ", "09/QĐ-UBND"),  # due 30/12/2023
    "I.3": ("2024-02-20", "KH", "14/KH-UBND"),
    "III.1": ("2024-02-26", "KH", "16/KH-UBND"),
    "II.2": ("2024-03-04", "KH", "19/KH-UBND"),  # due 29/2
    "II.3": ("2024-03-22", "KH", "24/KH-UBND"),  # due 29/2
    "I.2": ("2024-03-28", "QĐ", "31/QĐ-UBND"),
    "IV.1": ("2024-03-29", "BC", "35/BC-UBND"),
    "IV.2": ("2024-06-28", "BC", "77/BC-UBND"),  # due 31/3, extended to 30/6
    "V.3": ("2024-12-02", "BC", "126/BC-UBND"),
    "I.5": ("2024-12-03", "BC", "128/BC-UBND"),
}
# The quarters of what goes on all the year: the day, and the number of I.4's document.
QUARTERS = (
    ("2024-03-29", "36/BC-UBND"),
    ("2024-06-27", "76/BC-UBND"),
    ("2024-09-27", "104/BC-UBND"),
    ("2024-12-03", "127/BC-UBND"),
)
# What missed its quarter: its day, None for what only the second round knows.
SLOW = {("VI.2", 1): "2024-07-10", ("VI.3", 2): None, ("VI.3", 3): None}
SLOW[("I.6", 3)] = None  # due 31/12 and not yet done on 04/12

PAYMENTS = "Tỷ lệ giao dịch trực tuyến đạt từ 30% trở lên"
BROADCASTS = "Số lượt tuyên truyền trên hệ thống truyền thanh"
# Online payments and all, broadcasts, of each quarter; and when they were entered.
FIGURES = (
    ("2024-01-01", "2024-02-28", (41, 160), 7),
    ("2024-04-01", "2024-06-03", (62, 180), 5),
    ("2024-07-01", "2024-08-30", (70, 190), 6),
    ("2024-10-01", "2024-12-02", (81, 200), 8),
)
OWN_WORDS = "Đã tổ chức 02 hội nghị quán triệt tại 11 thôn."
REASON = "Công chức Tư pháp nghỉ chế độ, chưa bố trí được người thay"
PROPOSAL = "Đề nghị huyện mở lớp tập huấn về cơ sở dữ liệu hộ tịch"


class ReportYearCase(PlanCase):
    """Its people, its work and its reports; nothing is checked here."""

    today = "2024-01-15"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.cchc_leader_id = cls.leader
        cls.accountant = new_test_user(
            cls.env,
            login="accountant_2024",
            groups="cchc_plan.cchc_plan_group_staff",
            name="Trần Thị Lan",
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
            tz="Asia/Ho_Chi_Minh",
        )
        cls.unit_finance = cls._unit(
            "Tài chính - Kế toán", cls.accountant, "Tài chính"
        )
        cls._issue()
        cls.tasks = {
            f"{task.section_id.number}.{task.number}": task
            for task in cls.plan.task_ids
        }
        cls.q1, cls.h1, cls.m9, cls.year = cls.plan.report_ids

    @classmethod
    def _on(cls, day):
        """The clock on a day in Vietnam in the morning."""
        return freeze_time(f"{day} 01:00:00")

    @classmethod
    def _issue(cls):
        office = cls.env["cchc.plan"].with_user(cls.office).with_company(cls.company)
        content = base64.b64encode(plan_files.vinh_khe_docx()).decode()
        answer = office.import_from_file("ke-hoach.docx", content)
        cls.plan = cls.env["cchc.plan"].browse(answer["plan_id"])
        cls.plan.user_id = cls.office
        for indicator in cls.plan.indicator_ids:
            is_justice = indicator.section_id.number == "II"
            indicator.unit_id = cls.unit_justice if is_justice else cls.unit_office
        cls.env["cchc.indicator"].create(
            {
                "plan_id": cls.plan.id,
                "name": BROADCASTS,
                "kind": "count",
                "unit_of_measure": "lượt",
                "target": 24,
                "unit_id": cls.unit_culture.id,
            }
        )
        cls.plan.with_user(cls.office).action_issue()

    # The work

    @classmethod
    def _finish(cls, label, day, kind=None, number=None, position=0):
        """Do the milestone of a task at a place, with its document or in words."""
        task = cls.tasks[label].with_user(cls.office)
        due = task.milestone_ids.sorted("date_deadline")[position]
        vals = {"state": "done", "result": f"Đã thực hiện {label}"}
        with cls._on(day):
            if number:
                document = cls._document(day, kind, number, f"Về nhiệm vụ {label}")
                vals = {"state": "done", "document_ids": [Command.link(document.id)]}
            due.write(vals)

    @classmethod
    def _document(cls, day, kind, number, subject):
        documents = cls.env["cchc.document"].with_user(cls.office)
        mine = [("company_id", "=", cls.company.id), ("number", "=", number)]
        return documents.search(mine) or documents.create(
            {
                "number": number,
                "date": day,
                "subject": subject,
                "company_id": cls.company.id,
                "type_id": cls.env["cchc.document.type"]
                .search([("code", "=", kind)], limit=1)
                .id,
            }
        )

    @classmethod
    def _work_until(cls, day, after=""):
        """All that was done after one day and until another."""
        for label, (done, kind, number) in DATED.items():
            if after < done <= day:
                cls._finish(label, done, kind, number)
        for position, (usual, number) in enumerate(QUARTERS):
            for label, task in cls.tasks.items():
                done = SLOW.get((label, position), usual)
                if len(task.milestone_ids) == 1 or task.state == "cancelled":
                    continue
                if done and after < done <= day:
                    own = number if label == "I.4" else None
                    cls._finish(label, done, "BC", own, position)

    @classmethod
    def _extend(cls):
        with cls._on("2024-03-11"):
            due = cls.tasks["IV.2"].milestone_ids
            extension = (
                cls.env["cchc.extension"]
                .with_user(cls.office)
                .create(
                    {
                        "milestone_id": due.id,
                        "date_requested": "2024-06-30",
                        "reason": "Chờ hướng dẫn của huyện về vị trí việc làm",
                    }
                )
            )
            extension.with_user(cls.leader).action_approve()

    @classmethod
    def _cancel(cls):
        """VII.4 is dropped from the plan by a decision."""
        with cls._on("2024-05-10"):
            document = cls._document("2024-05-10", "QĐ", "58/QĐ-UBND", "Điều chỉnh")
            line = {"operation": "cancel", "task_id": cls.tasks["VII.4"].id}
            cls.env["cchc.amendment.wizard"].with_user(cls.office).create(
                {
                    "plan_id": cls.plan.id,
                    "reason": "Huyện triển khai chung",
                    "document_id": document.id,
                    "line_ids": [Command.create(line)],
                }
            ).action_apply()

    @classmethod
    def _enter(cls, quarter):
        """Each unit enters its own figures; the office those of the one without."""
        first, day, payments, broadcasts = FIGURES[quarter]
        with cls._on(day):
            values = cls.plan.indicator_ids.value_ids.filtered(
                lambda value: str(value.date_from) == first
            )
            for value in values:
                is_justice = value.unit_id == cls.unit_justice
                figures = {"numerator": 10, "denominator": 10}
                if value.indicator_id.name == BROADCASTS:
                    figures = {"amount": broadcasts}
                elif value.indicator_id.name == PAYMENTS:
                    figures = dict(
                        zip(("numerator", "denominator"), payments, strict=True)
                    )
                value.with_user(cls.staff if is_justice else cls.office).write(figures)

    # The reports

    @classmethod
    def _collect(cls, report, day):
        with cls._on(day):
            report.with_user(cls.office).action_collect()

    @classmethod
    def _answer(cls, report, unit, user, day, **texts):
        """A unit's page, filled where something is asked, and handed in."""
        part = report.contribution_ids.filtered(lambda part: part.unit_id == unit)
        part = part.with_user(user)
        with cls._on(day):
            part.write(texts)
            for line in part.line_ids:
                words = "Đang thực hiện theo kế hoạch"
                if line.asked == "difficulty":
                    words = REASON if unit == cls.unit_justice else "Thiếu kinh phí"
                if line.asked:
                    line[line.asked] = words
            part.action_submit()

    @classmethod
    def _answer_all(cls, report, day, *, but=None, **texts):
        """All units but one; culture has no account, so the office answers for it."""
        for unit, user in (
            (cls.unit_justice, cls.staff),
            (cls.unit_finance, cls.accountant),
            (cls.unit_culture, cls.office),
            (cls.unit_office, cls.office),
        ):
            if unit != but:
                own = texts if unit == cls.unit_justice else {}
                cls._answer(report, unit, user, day, **own)

    @classmethod
    def _compile(cls, report, day):
        """Draft, add a sentence by hand, draft again and hand in."""
        with cls._on(day):
            report = report.with_user(cls.office)
            report.action_redraft()
            text = report.paragraph_ids.filtered(
                lambda paragraph: paragraph.key == "assessment.results"
            )
            text.text = f"{OWN_WORDS}\n{text.text}"
            report.action_redraft()

    @classmethod
    def _send(cls, report, approved, sent, number):
        with cls._on(approved):
            if report.state == "collecting":
                report.with_user(cls.office).action_hand_in()
            report.with_user(cls.leader).action_approve()
        with cls._on(sent):
            office = report.with_user(cls.office)
            office.write({"document_number": number, "document_date": sent})
            office.action_send()

    @classmethod
    def _pdf(cls, report):
        printer = cls.env["ir.actions.report"].with_context(force_report_rendering=True)
        content, _kind = printer._render_qweb_pdf(
            "cchc_plan.cchc_report_print", report.ids
        )
        return content

    @classmethod
    def _printed(cls, report):
        """The words of its pages; those that stand upright, and all."""
        pages = printed_pdf.pages(cls._pdf(report))
        body = " ".join(page.text for page in pages if not page.is_landscape)
        return body, " ".join(page.text for page in pages)

    @classmethod
    def _year_of_reports(cls):
        """All four from asking to sending; the last one comes back."""
        cls._work_until("2024-03-06")
        cls._enter(0)
        cls._collect(cls.q1, "2024-02-26")
        cls._answer_all(cls.q1, "2024-03-01", proposals=PROPOSAL)
        cls._compile(cls.q1, "2024-03-04")
        cls._send(cls.q1, "2024-03-06", "2024-03-07", "29/BC-UBND")
        cls.sent_q1 = (cls.q1._facts(), cls._printed(cls.q1))

        cls._extend()
        cls._work_until("2024-05-10", "2024-03-06")
        cls._cancel()
        cls._work_until("2024-06-11", "2024-05-10")
        cls._enter(1)
        cls._collect(cls.h1, "2024-05-27")
        cls._answer_all(cls.h1, "2024-06-05")
        cls._compile(cls.h1, "2024-06-10")
        cls._send(cls.h1, "2024-06-11", "2024-06-12", "70/BC-UBND")

        cls._work_until("2024-09-05", "2024-06-11")
        cls._enter(2)
        cls._collect(cls.m9, "2024-08-26")
        cls._answer_all(cls.m9, "2024-08-30", but=cls.unit_finance)
        cls._compile(cls.m9, "2024-09-04")
        cls._send(cls.m9, "2024-09-05", "2024-09-06", "98/BC-UBND")

        cls._work_until("2024-12-04", "2024-09-05")
        cls._enter(3)
        cls._collect(cls.year, "2024-11-25")
        cls._answer_all(cls.year, "2024-12-03")
        cls._compile(cls.year, "2024-12-04")
        cls._send(cls.year, "2024-12-04", "2024-12-05", "130/BC-UBND")

        with cls._on("2024-12-10"):
            office = cls.year.with_user(cls.office)
            office.reason = "Bổ sung kết quả quản lý tài sản công"
            action = office.action_return()
        cls.second = cls.year.browse(action["res_id"])
        cls._finish("I.6", "2024-12-06", position=3)
        cls._finish("VI.3", "2024-12-11", position=2)
        cls._finish("VI.3", "2024-12-11", position=3)
        with cls._on("2024-12-11"):
            cls.second.with_user(cls.office).action_redraft()
        cls._send(cls.second, "2024-12-12", "2024-12-13", "135/BC-UBND")
