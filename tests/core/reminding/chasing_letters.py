"""Letters to be printed: to one unit, to several, and one with sixty lines."""

import datetime

from odoo.addons.cchc_plan.core.paper.paper import Sender
from odoo.addons.cchc_plan.core.reminding.chasing_letter import (
    ChasedLine,
    ChasedUnit,
    ChasingLetter,
)

DAY = datetime.date(2024, 3, 15)
SENDER = Sender(
    superior="ỦY BAN NHÂN DÂN HUYỆN VĨNH LINH",
    body="ỦY BAN NHÂN DÂN XÃ VĨNH KHÊ",
    place="Vĩnh Khê",
    authority="TM. ỦY BAN NHÂN DÂN",
    signer_title="CHỦ TỊCH",
    signer="Hồ Văn Toàn",
)
LATE = ChasedLine("I.1 Kiểm tra", datetime.date(2024, 3, 8), True, 5, 4)
SOON = ChasedLine("I.2 Rà soát", datetime.date(2024, 3, 20), False, -3)
LONG = "Rà soát, đánh giá việc thực hiện cải cách hành chính <của> xã & thôn bản. "


def letter(*units: ChasedUnit, **changes) -> ChasingLetter:
    """A letter to these units, of which there is one unless they are named."""
    values = {
        "sender": SENDER,
        "subject": "đôn đốc thực hiện nhiệm vụ cải cách hành chính năm 2024",
        "as_of": DAY,
        "units": units or (ChasedUnit("Tư pháp - Hộ tịch", (LATE, SOON)),),
        "plans": ("Kế hoạch số 10/KH-UBND ngày 15/01/2024 của UBND xã Vĩnh Khê",),
        "recipients": ("Như trên", "Lưu: VT"),
    }
    return ChasingLetter(**(values | changes))


def two_units(**changes) -> ChasingLetter:
    return letter(
        ChasedUnit("Văn phòng - Thống kê", (SOON,)),
        ChasedUnit("Tư pháp - Hộ tịch", (LATE, SOON)),
        **changes,
    )


def sixty_lines(**changes) -> ChasingLetter:
    """Five units with twelve lines each, one of them of half a page."""

    def times(number: int) -> int:
        return 25 if number == 7 else 1

    units = [
        ChasedUnit(
            f"Bộ phận {unit} phụ trách Địa chính - Nông nghiệp - Xây dựng",
            tuple(
                ChasedLine(
                    f"I.{number} =Nhiệm vụ " + (LONG * times(number)).strip(),
                    datetime.date(2024, 3, 1) + datetime.timedelta(days=2 * number),
                    2 * number < 14,
                    10 - number,
                    number,
                )
                for number in range(12)
            ),
        )
        for unit in range(1, 6)
    ]
    return letter(*units, **changes)
