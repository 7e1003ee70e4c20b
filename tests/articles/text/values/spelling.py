"""Spell numbers and dates in English and Thai, for round trips: written apart from the reader."""

_EN_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_EN_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_BIG = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_TH_UNITS = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"]
_TH_PLACES = ((100000, "แสน"), (10000, "หมื่น"), (1000, "พัน"), (100, "ร้อย"))

EN_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
EN_SHORT = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
TH_MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
TH_SHORT = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]


def english(number):
    """ "two hundred and fifty thousand and one": British spelling, with "and" and hyphens."""
    for size, name in _EN_BIG:
        if number >= size:
            head, rest = divmod(number, size)
            join = " and " if 0 < rest < 100 else " "
            return f"{english(head)} {name}" + (join + english(rest) if rest else "")
    if number >= 100:
        head, rest = divmod(number, 100)
        return f"{_EN_UNITS[head]} hundred" + (f" and {english(rest)}" if rest else "")
    if number >= 20:
        tens, unit = divmod(number, 10)
        return _EN_TENS[tens] + (f"-{_EN_UNITS[unit]}" if unit else "")
    return _EN_UNITS[number]


def thai(number):
    """The formal spelling: สองแสนห้าหมื่นหนึ่ง, ยี่สิบเอ็ด."""
    if number >= 10**6:
        head, rest = divmod(number, 10**6)
        return thai(head) + "ล้าน" + (thai(rest) if rest else "")
    text = ""
    for size, name in _TH_PLACES:
        digit, number = divmod(number, size)
        text += _TH_UNITS[digit] + name if digit else ""
    tens, unit = divmod(number, 10)
    if tens:
        text += {1: "สิบ", 2: "ยี่สิบ"}.get(tens, _TH_UNITS[tens] + "สิบ")
    if unit:
        text += "เอ็ด" if unit == 1 and tens else _TH_UNITS[unit]
    return text or "ศูนย์"


def thai_digits(text):
    """The same text with Thai digits."""
    return text.translate({48 + n: 0x0E50 + n for n in range(10)})
