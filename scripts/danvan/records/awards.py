"""The forms of commendation: who may grant each, and what it is given to.

Law 06/2022/QH15 on emulation and commendation; article 80 for the head of a Department.
"""

from __future__ import annotations

from typing import Literal, get_args

Form = Literal[
    "Huân chương", "Huy chương", "Danh hiệu vinh dự nhà nước", "Bằng khen", "Giấy khen", "Kỷ niệm chương",
    "Chiến sĩ thi đua toàn quốc", "Chiến sĩ thi đua bộ, ban, ngành, tỉnh", "Chiến sĩ thi đua cơ sở",
    "Lao động tiên tiến", "Chiến sĩ tiên tiến", "Cờ thi đua của Chính phủ", "Cờ thi đua của bộ, ban, ngành, tỉnh",
    "Tập thể lao động xuất sắc", "Tập thể lao động tiên tiến", "Biểu dương",
]  # fmt: skip
Grantor = Literal["president", "government", "prime-minister", "minister", "province-chairman", "department-head"]

_STATE = ("president",)
_GOVERNMENT = ("prime-minister", "government")
_PROVINCE = ("minister", "province-chairman")
_DEPARTMENT = ("department-head",)
# Who may grant each form. "Chiến sĩ tiên tiến" is not among those that article 80 leaves to the head of a Department,
# and no source that we have read says who else does: it is refused until one is found. "Biểu dương" is no form of the law.
GRANTORS: dict[str, tuple[str, ...]] = {
    "Huân chương": _STATE, "Huy chương": _STATE, "Danh hiệu vinh dự nhà nước": _STATE,
    "Cờ thi đua của Chính phủ": _GOVERNMENT, "Chiến sĩ thi đua toàn quốc": _GOVERNMENT,
    "Cờ thi đua của bộ, ban, ngành, tỉnh": _PROVINCE, "Chiến sĩ thi đua bộ, ban, ngành, tỉnh": _PROVINCE,
    "Tập thể lao động xuất sắc": _PROVINCE, "Kỷ niệm chương": _PROVINCE,
    "Bằng khen": ("prime-minister", *_PROVINCE),
    "Giấy khen": _DEPARTMENT, "Lao động tiên tiến": _DEPARTMENT, "Tập thể lao động tiên tiến": _DEPARTMENT,
    "Chiến sĩ thi đua cơ sở": _DEPARTMENT,
    "Chiến sĩ tiên tiến": (),
    "Biểu dương": get_args(Grantor),
}  # fmt: skip
DEPARTMENT_HEAD_FORMS = frozenset(form for form, grantors in GRANTORS.items() if "department-head" in grantors)
PERSON_FORMS = frozenset(
    {"Chiến sĩ thi đua toàn quốc", "Chiến sĩ thi đua bộ, ban, ngành, tỉnh", "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến",
     "Chiến sĩ tiên tiến"}
)  # fmt: skip
COLLECTIVE_FORMS = frozenset(
    {"Cờ thi đua của Chính phủ", "Cờ thi đua của bộ, ban, ngành, tỉnh", "Tập thể lao động xuất sắc",
     "Tập thể lao động tiên tiến"}
)  # fmt: skip
