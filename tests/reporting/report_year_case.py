"""The four reports of Vĩnh Khê's year 2024, from asking the units to sending.

Everything is done through the buttons, by the person whose work it is, on its day.
"""

from .. import printed_pdf
from .report_year_work import YearOfWork

OWN_WORDS = "Đã tổ chức 02 hội nghị quán triệt tại 11 thôn."
REASON = "Công chức Tư pháp nghỉ chế độ, chưa bố trí được người thay"
PROPOSAL = "Đề nghị huyện mở lớp tập huấn về cơ sở dữ liệu hộ tịch"


class ReportYearCase(YearOfWork):
    """The year and its reports; nothing is checked here."""

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
