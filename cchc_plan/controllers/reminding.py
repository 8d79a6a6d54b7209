from odoo import http
from odoo.http import request

from ..models.base.vietnam_time import TIMEZONE
from ..models.reminding.calendar_events import own_calendar_file
from .base import DOWNLOADS, Download

DOWNLOADS["chasing_letter"] = Download("cchc.chasing.letter", {"docx": "_render_docx"})
DOWNLOADS["reminder_log"] = Download("cchc.reminder.print", {"xlsx": "_render_xlsx"})
# Shorter than any calendar program waits; long enough against one that hammers.
MAX_AGE = 900


class CchcCalendar(http.Controller):
    @http.route(
        "/cchc/calendar/<string:key>.ics",
        type="http",
        auth="public",
        methods=["GET"],
        readonly=True,
        save_session=False,
    )
    def calendar(self, key):
        """Own deadlines for whoever holds the secret link; phones have no session."""
        # The key alone says whose link this is, and the public user may read none.
        user = request.env["cchc.calendar.link"].sudo()._user_of(key)
        if not user:
            # The same for a link that is wrong, revoked or of somebody who left.
            return request.not_found()
        # From here on with the rights of that person, and no others.
        reader = user.with_user(user).with_context(
            allowed_company_ids=user.company_ids.ids,
            lang=user._reminder_lang(),
            tz=TIMEZONE,
        )
        response = request.make_response(
            own_calendar_file(reader.env),
            headers=[
                ("Content-Type", "text/calendar; charset=utf-8"),
                ("Content-Disposition", 'inline; filename="viec-cua-toi.ics"'),
                ("Cache-Control", f"private, max-age={MAX_AGE}"),
                ("X-Content-Type-Options", "nosniff"),
                ("X-Robots-Tag", "noindex"),
            ],
        )
        response.add_etag()
        return response.make_conditional(request.httprequest)
