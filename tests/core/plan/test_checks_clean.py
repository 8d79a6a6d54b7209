"""A commune's plan of today as a file, from reading to checks: nothing to say."""

import pytest

from odoo.addons.cchc_plan.core.plan.checks import CheckContext, KnownUnit, run_checks
from odoo.addons.cchc_plan.core.plan.plan_file import read_plan

from ...plan_files import Header, Section, annex_docx
from .check_drafts import known_decrees

_CULTURE = "Phòng Văn hóa - Xã hội"
_OFFICE = "Văn phòng HĐND và UBND"
_ECONOMY = "Phòng Kinh tế"
_CENTRE = "Trung tâm Phục vụ hành chính công"
_ALL = "Các phòng, đơn vị liên quan"

_LINES = """
ỦY BAN NHÂN DÂN TỈNH QUẢNG TRỊ
ỦY BAN NHÂN DÂN XÃ BẾN QUAN
Số: 05/KH-UBND
Bến Quan, ngày 08 tháng 01 năm 2026
KẾ HOẠCH
Cải cách hành chính xã Bến Quan năm 2026
Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về Chương trình tổng thể;
Căn cứ Kế hoạch số 250/KH-UBND ngày 22/12/2025 của UBND tỉnh về CCHC năm 2026;
Ủy ban nhân dân xã ban hành Kế hoạch cải cách hành chính năm 2026 như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao hiệu lực, hiệu quả hoạt động của chính quyền địa phương 02 cấp.
- Khắc phục những tồn tại, hạn chế trong công tác CCHC năm 2025; cải thiện SIPAS.
2. Yêu cầu
- Bám sát Kế hoạch của tỉnh; xác định rõ trách nhiệm của từng phòng, đơn vị.
II. CHỈ TIÊU
1. 100% thủ tục hành chính thuộc thẩm quyền được công khai đầy đủ, kịp thời.
2. Tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 80%.
3. Mức độ hài lòng của người dân, tổ chức đạt từ 95% trở lên.
4. 100% hồ sơ công việc được xử lý trên môi trường mạng.
5. Phấn đấu trên 98% hồ sơ được giải quyết đúng hạn và trước hạn.
III. NHIỆM VỤ TRỌNG TÂM
1. Công tác chỉ đạo, điều hành
a) Ban hành kế hoạch cải cách hành chính năm 2026; kế hoạch kiểm tra CCHC;
b) Tổ chức kiểm tra tối thiểu 30% số phòng, đơn vị.
2. Cải cách thể chế
- Rà soát văn bản QPPL do các xã, thị trấn trước khi sắp xếp ban hành.
3. Cải cách thủ tục hành chính
- Thực hiện Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về một cửa.
IV. GIẢI PHÁP
1. Tăng cường lãnh đạo, chỉ đạo.
2. Tuyên truyền bằng nhiều hình thức (loa truyền thanh, mạng xã hội...).
V. KINH PHÍ
Từ nguồn ngân sách xã năm 2026 và các nguồn hợp pháp khác.
VI. TỔ CHỨC THỰC HIỆN
1. Văn phòng HĐND và UBND
- Theo dõi, đôn đốc; chủ trì kiểm tra.
2. Phòng Văn hóa - Xã hội
- Tổng hợp báo cáo định kỳ quý, 6 tháng, 9 tháng và năm gửi Sở Nội vụ.
3. Phòng Kinh tế
- Tham mưu bố trí kinh phí.
4. Trung tâm Phục vụ hành chính công
- Tiếp nhận hồ sơ, trả kết quả.
Trên đây là Kế hoạch cải cách hành chính năm 2026 của UBND xã Bến Quan./.
Nơi nhận:
- UBND tỉnh (b/c);
- Sở Nội vụ;
- Các phòng, đơn vị;
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn B
PHỤ LỤC
KẾ HOẠCH CHI TIẾT CẢI CÁCH HÀNH CHÍNH NĂM 2026
(Kèm theo Kế hoạch số 05/KH-UBND ngày 08/01/2026 của UBND xã Bến Quan)
""".strip().splitlines()

_ROWS = [
    Header(
        [
            "TT",
            "Nhiệm vụ",
            "Sản phẩm",
            "Cơ quan chủ trì",
            "Cơ quan phối hợp",
            "Thời hạn",
        ]
    ),
    Section("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
    [
        "1",
        "Ban hành Kế hoạch CCHC năm 2026",
        "Kế hoạch",
        _CULTURE,
        _ALL,
        "Tháng 01/2026",
    ],
    [
        "2",
        "Ban hành Kế hoạch kiểm tra CCHC và kiểm tra tối thiểu 30% số phòng, đơn vị",
        "Kế hoạch; Thông báo kết luận",
        _CULTURE,
        _ALL,
        "Quý II, III/2026",
    ],
    ["3", "Báo cáo định kỳ CCHC", "Báo cáo", _CULTURE, _ALL, "Hằng quý, 6 tháng, năm"],
    [
        "4",
        "Tự đánh giá, chấm điểm Chỉ số CCHC năm 2025",
        "Báo cáo",
        _CULTURE,
        _ALL,
        "Trước 31/01/2026",
    ],
    [
        "5",
        "Đo lường mức độ hài lòng của người dân, tổ chức, đạt từ 95% trở lên",
        "Báo cáo",
        _CULTURE,
        _ALL,
        "Quý IV/2026",
    ],
    Section("II. CẢI CÁCH THỂ CHẾ"),
    ["1", "Hệ thống hóa văn bản QPPL", "Báo cáo", _OFFICE, _ALL, "Tháng 12/2026"],
    ["2", "Phổ biến pháp luật", "Hội nghị, tin bài", _OFFICE, _ALL, "Thường xuyên"],
    Section("III. CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
    ["1", "Công khai TTHC", "100% TTHC được công khai", _CENTRE, _ALL, "Thường xuyên"],
    ["2", "Giải quyết TTHC", "Trên 98% hồ sơ đúng hạn", _CENTRE, _ALL, "Thường xuyên"],
    ["3", "Nộp trực tuyến", "Tối thiểu 80% hồ sơ", _CENTRE, _ALL, "Năm 2026"],
    Section("IV. CẢI CÁCH TỔ CHỨC BỘ MÁY"),
    ["1", "Kiện toàn các phòng, đơn vị", "Quyết định", _OFFICE, _ALL, "Quý I/2026"],
    Section("V. CẢI CÁCH CHẾ ĐỘ CÔNG VỤ"),
    ["1", "Xây dựng Kế hoạch đào tạo", "Kế hoạch", _CULTURE, _OFFICE, "Quý I/2026"],
    ["2", "Xếp loại công chức", "Quyết định", _CULTURE, _OFFICE, "Tháng 12/2026"],
    Section("VI. CẢI CÁCH TÀI CHÍNH CÔNG"),
    ["1", "Công khai dự toán", "Quyết định công khai", _ECONOMY, _ALL, "Theo quy định"],
    Section("VII. XÂY DỰNG VÀ PHÁT TRIỂN CHÍNH QUYỀN SỐ"),
    [
        "1",
        "Xử lý 100% hồ sơ công việc trên môi trường mạng",
        "Hồ sơ điện tử",
        _OFFICE,
        _ALL,
        "Thường xuyên",
    ],
    ["2", "Ban hành Kế hoạch chuyển đổi số", "Kế hoạch", _CULTURE, _ALL, "Quý I/2026"],
]

_KNOWN = CheckContext(
    units=tuple(map(KnownUnit, (_CULTURE, _OFFICE, _ECONOMY, _CENTRE))),
    decrees=known_decrees(),
    recipient="Sở Nội vụ",
)


@pytest.mark.parametrize("context", [_KNOWN, CheckContext()])
def test_a_clean_file_shows_nothing(context):
    draft = read_plan("ke-hoach.docx", annex_docx(_ROWS, before=_LINES))
    assert len(draft.tasks) == 16 and len(draft.indicators) >= 6
    assert run_checks(draft, context) == ()


def test_the_same_file_with_the_district_in_it():
    lines = [line.replace("Sở Nội vụ", "Phòng Nội vụ huyện") for line in _LINES]
    draft = read_plan("ke-hoach.docx", annex_docx(_ROWS, before=lines))
    found = [(finding.where, finding.code) for finding in run_checks(draft, _KNOWN)]
    assert found == [
        ("Phần VI, mục 2", "level_abolished"),
        ("Nơi nhận", "level_abolished"),
        ("Nơi nhận", "recipient_missing"),
    ]
