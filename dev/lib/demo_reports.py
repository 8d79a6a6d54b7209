"""Fed to `odoo shell`: the reports of the demonstration, made by its people day by day.

The addon's own demonstration data have the plans and the work. Reports need a clock:
when units answered and a leader approved is recorded as it happens. So everything is
done here through the buttons, with the clock on the day on which it was done. The year
2024 has its four reports; this year has those that are due by now.
"""

from datetime import timedelta

from freezegun import freeze_time

from odoo import Command, fields

env = globals()["env"](
    context={"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh", "mail_notify_force_send": False}
)
TODAY = fields.Date.context_today(env.user)

# Each task with one date: the day and month it was done, its document, its subject.
DOCUMENTS = {
    "I.1": ("01-15", "KH", "{plan}", "Cải cách hành chính năm {year}"),
    "I.2": ("03-28", "QĐ", "31/QĐ-UBND", "Thành lập tổ kiểm tra công tác CCHC"),
    "I.3": ("02-20", "KH", "14/KH-UBND", "Tuyên truyền công tác CCHC năm {year}"),
    "II.2": ("03-04", "KH", "19/KH-UBND", "Kiểm tra, rà soát văn bản QPPL năm {year}"),
    "II.3": ("02-28", "KH", "18/KH-UBND", "Theo dõi thi hành pháp luật năm {year}"),
    "II.4": ("01-31", "QĐ", "09/QĐ-UBND", "Danh mục văn bản QPPL hết hiệu lực"),
    "III.1": ("02-26", "KH", "16/KH-UBND", "Kiểm tra, rà soát TTHC năm {year}"),
    "IV.1": ("03-29", "BC", "35/BC-UBND", "Cơ sở vật chất Bộ phận TN&TKQ"),
    "IV.2": ("03-29", "BC", "37/BC-UBND", "Kiện toàn chức năng, nhiệm vụ CBCC"),
    "VIII.1": ("02-28", "KH", "17/KH-UBND", "Nâng cao chỉ số PAR INDEX, PAPI"),
    "V.3": ("12-02", "BC", "188/BC-UBND", "Đánh giá cán bộ, công chức năm {year}"),
    "I.5": ("12-03", "BC", "190/BC-UBND", "Tự đánh giá chỉ số CCHC năm {year}"),
}
# What goes on all the year: done in each quarter's month, I.4 by a report.
QUARTERS = {
    3: ("03-28", "36/BC-UBND"),
    6: ("06-21", "98/BC-UBND"),
    9: ("09-20", "143/BC-UBND"),
    12: ("12-05", "195/BC-UBND"),
}
# What each unit writes: results, difficulties, proposals.
WORDS = {
    "Văn phòng": (
        "Duy trì niêm yết công khai TTHC tại Bộ phận Một cửa; 100% văn bản đi được ký "
        "số và gửi qua mạng.",
        "Máy tính tại Bộ phận Một cửa đã cũ, thường bị gián đoạn khi tra cứu.",
        "Đề nghị bổ sung 02 bộ máy tính cho Bộ phận Một cửa.",
    ),
    "Tư pháp": (
        "Trả kết quả hộ tịch đúng hẹn; rà soát văn bản QPPL theo kế hoạch.",
        "Cơ sở dữ liệu hộ tịch điện tử có lúc không truy cập được.",
        "Đề nghị tổ chức lớp tập huấn về cơ sở dữ liệu hộ tịch điện tử.",
    ),
    "Tài chính": (
        "Công khai dự toán, quyết toán theo quy định.",
        False,
        False,
    ),
    "Văn hóa": (
        "Phát thanh tuyên truyền cải cách hành chính trên hệ thống truyền thanh thôn.",
        "Loa truyền thanh ở 02 thôn bị hỏng, đang chờ sửa chữa.",
        False,
    ),
}
RESULT = "Thực hiện thường xuyên, đúng theo kế hoạch."
LATE = "Chờ hướng dẫn của cấp trên và chưa bố trí được kinh phí."
OWN_WORDS = "Cấp ủy, chính quyền quan tâm chỉ đạo; ý thức của công chức được nâng lên."

people = {
    user.login: user
    for user in env["res.users"].search(
        [("login", "in", ("vanphong", "chutich", "tuphap", "taichinh", "vanhoa"))]
    )
}
office, leader = people["vanphong"], people["chutich"]


def at(day):
    """The clock on a day in Vietnam, in the morning."""
    return freeze_time(f"{day} 02:30:00")


def document_of(plan, day, kind, number, subject):
    """The document of that number and year, registered if it is not."""
    documents = env["cchc.document"].with_user(office)
    same = [("number", "=", number), ("date", ">=", f"{plan.year}-01-01")]
    return documents.search(same, limit=1) or documents.create(
        {
            "number": number,
            "date": day,
            "type_id": env["cchc.document.type"].search([("code", "=", kind)]).id,
            "subject": subject,
            "issuer": "UBND xã Vĩnh Khê",
            "signer": "Hồ Văn Toàn",
        }
    )


def tell_work_apart(plan):
    """What was done on one day by one report was done on many, by many documents."""
    for task in plan.task_ids.with_user(office):
        label = f"{task.section_id.number}.{task.number}"
        done = task.milestone_ids.filtered(lambda due: due.state == "done")
        for due in done.sorted("date_deadline"):
            if label in DOCUMENTS:
                month_day, kind, number, subject = DOCUMENTS[label]
                number = number.format(plan=plan.document_number)
            else:
                month_day, number = QUARTERS[due.date_deadline.month]
                kind, subject = "BC", "Đánh giá thực hiện nhiệm vụ CCHC"
            day = fields.Date.to_date(f"{plan.year}-{month_day}")
            documents = env["cchc.document"]
            if label in DOCUMENTS or label == "I.4":
                subject = subject.format(year=plan.year)
                documents = document_of(plan, day, kind, number, subject)
                day = documents.date
            if due.date_done > due.date_deadline and label not in DOCUMENTS:
                day = due.date_done  # it was late
            due.write({"date_done": day, "document_ids": [Command.set(documents.ids)]})
            due.update_ids.date = day


def answer(part, day):
    """The unit's page, by its head, filled where something is asked."""
    results, difficulties, proposals = WORDS[part.unit_id.short_name]
    with at(day):
        part = part.with_user(part.user_id or office)
        part.write(
            {
                "results": results,
                "difficulties": difficulties,
                "proposals": proposals,
                "missing_reason": "Số liệu còn lại được bổ sung sau ngày chốt.",
            }
        )
        for line in part.line_ids:
            if line.asked:
                line[line.asked] = LATE if line.asked == "difficulty" else RESULT
        part.action_submit()


def collect(report, day, without=()):
    with at(day):
        report.with_user(office).action_collect()
    for number, part in enumerate(report.contribution_ids):
        if part.unit_id.short_name not in without:
            answer(part, day + timedelta(days=2 + number))


def compile_text(report, day):
    """Draft the text, add a sentence by hand, and give it to the leader."""
    with at(day):
        report = report.with_user(office)
        report.action_redraft()
        chosen = report.paragraph_ids.filtered(
            lambda paragraph: paragraph.key == "assessment.results"
        )
        if OWN_WORDS not in (chosen.text or ""):
            chosen.text = f"{OWN_WORDS}\n{chosen.text}"
        for paragraph in report.paragraph_ids:
            # A place to fill is filled before the leader reads it.
            if "[Bổ sung:" in (paragraph.text or ""):
                paragraph.text = paragraph.text.split("[Bổ sung:")[0] + (
                    "Tiếp tục thực hiện các nhiệm vụ theo Kế hoạch."
                )
        report.action_look()
        report.action_hand_in()


def send(report, day, number):
    with at(day):
        report.with_user(leader).action_approve()
        report.with_user(office).write(
            {"document_number": number, "document_date": day}
        )
        report.with_user(office).action_send()


def whole(report, days_late, number):
    """A report from asking to sending, as far as today allows; whether it was sent."""
    begin = report.date_internal - timedelta(days=14)
    sent = report.date_due + timedelta(days=days_late)
    if begin > TODAY:
        return False
    if sent > TODAY:
        collect(report, begin, without=("Tài chính",))
        return False
    collect(report, begin)
    compile_text(report, sent)
    send(report, sent, number)
    return True


def send_again(report, reason, days, number):
    """The superior returns it; the second round says more."""
    day = report.date_sent + timedelta(days=days)
    with at(day):
        report.with_user(office).reason = reason
        action = report.with_user(office).action_return()
    second = report.browse(action["res_id"])
    compile_text(second, day + timedelta(days=1))
    send(second, day + timedelta(days=1), number)


def on_request(plan):
    """A report that waits for the leader today."""
    with at(TODAY):
        report = env["cchc.report"].with_user(office)
        report = report.create(
            {
                "plan_id": plan.id,
                "name": "Kết quả tuyên truyền cải cách hành chính",
                "date_from": TODAY.replace(month=1, day=1),
                "date_to": TODAY,
                "date_internal": TODAY,
                "date_due": TODAY + timedelta(days=3),
            }
        )
        report.action_collect()
    for part in report.contribution_ids:
        answer(part, TODAY)
    compile_text(report, TODAY)


def reports_of_2024():
    plan = env["cchc.plan"].search([("year", "=", 2024)])
    with at("2024-02-15"):
        plan.with_user(office).with_context(tracking_disable=True).action_reopen()
    tell_work_apart(plan)
    q1, h1, m9, year = plan.report_ids
    whole(q1, -1, "29/BC-UBND")
    whole(h1, 3, "70/BC-UBND")
    whole(m9, -2, "135/BC-UBND")
    whole(year, 0, "198/BC-UBND")
    with at("2025-01-06"):
        plan.with_user(office).with_context(tracking_disable=True).action_close()


def reports_of_this_year():
    plan = env["cchc.plan"].search(
        [("state", "=", "issued"), ("year", "=", TODAY.year)]
    )
    tell_work_apart(plan)
    q1, h1, m9, year = plan.report_ids
    whole(q1, -2, "26/BC-UBND")
    whole(h1, 2, "69/BC-UBND")
    if whole(m9, -3, "133/BC-UBND"):
        send_again(m9, "Bổ sung số liệu giải quyết hồ sơ trực tuyến.", 4, "137/BC-UBND")
    whole(year, -1, "198/BC-UBND")
    on_request(plan)


reports_of_2024()
reports_of_this_year()
env.cr.commit()
