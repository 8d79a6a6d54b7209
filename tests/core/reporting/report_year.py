"""A year of work on Vĩnh Khê's plan of 2024, day by day and figure by figure.

Data are taken on the 5th of the last month, before the reports are due. The 28 tasks:
12 have one date, I.4 ("Định kỳ") and 15 "Thường xuyên" have one at the end of each
quarter. How they stood, counted by hand:

    report              q1 05/03   h1 05/06   m9 05/09   year 05/12
    done on time               4          6          6           20
    done late                  2          3          4            6
    overdue                    1          3          2            1
    open in time              21         16         16            1
    together                  28         28         28           28
    completion              6/28       9/28      10/28        26/28
    ... of what is due       6/7       9/12      10/12        10/11
    on time                  4/7       6/12       6/12        20/27
"""

from datetime import date

CUT_OFF = {
    "q1": date(2024, 3, 5),
    "h1": date(2024, 6, 5),
    "m9": date(2024, 9, 5),
    "year": date(2024, 12, 5),
}
KINDS = tuple(CUT_OFF)
ALSO = {"q1": (), "h1": ("q2",), "m9": ("q3",), "year": ("q4",)}
AREAS = {
    "I": "CDDH",
    "II": "TC",
    "III": "TTHC",
    "IV": "TCBM",
    "V": "CV",
    "VI": "TCC",
    "VII": "CQDT",
    "VIII": "CDDH",
}
QUARTER_ENDS = (
    date(2024, 3, 31),
    date(2024, 6, 30),
    date(2024, 9, 30),
    date(2024, 12, 31),
)
# Each dated task: its deadline and the day on which it was done.
DATED = {
    "I.1": (date(2024, 1, 31), date(2024, 1, 15)),
    "I.2": (date(2024, 3, 31), date(2024, 3, 28)),
    "I.3": (date(2024, 2, 29), date(2024, 2, 20)),
    "I.5": (date(2024, 12, 31), date(2024, 12, 3)),
    "II.2": (date(2024, 2, 29), date(2024, 3, 4)),
    "II.3": (date(2024, 2, 29), date(2024, 3, 22)),
    "II.4": (date(2023, 12, 30), date(2024, 1, 31)),  # "Trước 31/12/2023"
    "III.1": (date(2024, 2, 29), date(2024, 2, 26)),
    "IV.1": (date(2024, 3, 31), date(2024, 3, 29)),
    "IV.2": (date(2024, 3, 31), date(2024, 7, 15)),
    "V.3": (date(2024, 12, 31), None),
    "VIII.1": (date(2024, 2, 29), date(2024, 2, 28)),
}
# The continuous tasks that missed a quarter: on which day each quarter was done.
USUAL = (date(2024, 3, 29), date(2024, 6, 27), date(2024, 9, 27), date(2024, 12, 4))
SLOW = {
    "VI.2": (
        date(2024, 6, 10),
        date(2024, 6, 28),
        date(2024, 9, 27),
        date(2024, 12, 4),
    ),
    "II.1": (
        date(2024, 3, 29),
        date(2024, 9, 20),
        date(2024, 9, 27),
        date(2024, 12, 4),
    ),
    "VII.4": (None, None, None, None),
}
DOCUMENTS = {
    "I.1": ("Kế hoạch", "10/KH-UBND", "Cải cách hành chính xã Vĩnh Khê năm 2024"),
    "I.2": ("Quyết định", "31/QĐ-UBND", "Kiểm tra công tác CCHC năm 2024"),
    "I.3": ("Kế hoạch", "14/KH-UBND", "Tuyên truyền công tác CCHC năm 2024"),
    "I.5": ("Báo cáo", "128/BC-UBND", "Tự đánh giá chỉ số CCHC năm 2024"),
    "II.2": ("Kế hoạch", "19/KH-UBND", "Kiểm tra, rà soát văn bản QPPL năm 2024"),
    "II.3": ("Kế hoạch", "24/KH-UBND", "Theo dõi thi hành pháp luật năm 2024"),
    "II.4": ("Quyết định", "9/QĐ-UBND", "Danh mục văn bản QPPL hết hiệu lực năm 2023"),
    "III.1": ("Kế hoạch", "16/KH-UBND", "Kiểm tra, rà soát TTHC năm 2024"),
    "IV.1": ("Báo cáo", "35/BC-UBND", "Cơ sở vật chất của Bộ phận TN&TKQ"),
    "IV.2": ("Báo cáo", "77/BC-UBND", "Kiện toàn chức năng, nhiệm vụ CBCC"),
    "VIII.1": ("Kế hoạch", "17/KH-UBND", "Nâng cao các chỉ số PAR INDEX, PAPI"),
}
RESULTS = {
    "III.2": "  - Đã niêm yết công khai 168/168 TTHC tại Bộ phận một cửa..\n"
    "- Cập nhật trên trang thông tin điện tử của xã;",
    "III.3": "Không phát sinh phản ánh, kiến nghị về quy định hành chính",
    "III.4": "Tuyên truyền 02 buổi tại thôn bản, phát 150 tờ rơi.",
    "V.1": "cử 03 lượt công chức tham gia lớp bồi dưỡng do huyện tổ chức",
    "VI.1": "Thực hiện công khai dự toán theo quy định",
    "VII.2": "100% văn bản đi (trừ văn bản mật) được ký số và gửi qua mạng",
    "VII.3": "Tiếp nhận hồ sơ trực tuyến trên Cổng dịch vụ công của tỉnh",
}
DIFFICULTIES = {
    "II.3": "công chức Tư pháp nghỉ chế độ, chưa bố trí được người thay..",
    "IV.2": "Chờ hướng dẫn của huyện về vị trí việc làm",
    "VI.2": "Hồ sơ quyết toán công trình phải bổ sung",
    "VII.4": "Chưa bố trí được kinh phí thuê tư vấn",
}
UNITS = (
    "Văn phòng - Thống kê",
    "Tư pháp - Hộ tịch",
    "Tài chính - Kế toán",
    "Văn hóa - Xã hội",
)
# Percentages by report: (period and year alike, numerator, denominator).
SHARES = {
    "Tỷ lệ TTHC được công khai": (
        "III",
        "≥ 100 %",
        {"q1": (168, 168), "h1": (168, 168), "m9": (168, 168), "year": (168, 168)},
        100.0,
    ),
    "Tỷ lệ giao dịch thanh toán trực tuyến": (
        "III",
        "≥ 30 %",
        {"q1": (8, 80), "h1": (41, 170), "m9": (78, 260), "year": (112, 340)},
        12.5,
    ),
    "Tỷ lệ hồ sơ TTHC giải quyết trực tuyến mức độ 3, 4": (
        "VII",
        "≥ 50 %",
        {"q1": (36, 120), "h1": (110, 250), "m9": (190, 390), "year": (252, 520)},
        35.0,
    ),
    "Tỷ lệ văn bản QPPL được xử lý sau rà soát": (
        "II",
        "≥ 100 %",
        {"q1": None, "h1": None, "m9": (3, 3), "year": (3, 3)},
        None,
    ),
}
EVALUATIONS = {
    "q1": ("reached", "behind", "behind", "no_data"),
    "h1": ("reached", "behind", "behind", "no_data"),
    "m9": ("reached", "reached", "behind", "reached"),
    "year": ("reached", "reached", "missed", "reached"),
}
RECEIVED = {"q1": 120, "h1": 250, "m9": 390, "year": 520}  # dossiers since January
