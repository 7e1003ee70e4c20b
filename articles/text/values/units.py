"""Units of measure, of time and of counting, in both languages, and what they convert to."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from articles.text.values.patterns import Words, split_bars

# code: (base unit, factor). Two amounts are equal when they are equal in the base unit.
BASES: dict[str, tuple[str, int | Decimal | Fraction]] = {
    "year": ("month", 12), "decade": ("month", 120), "century": ("month", 1200),
    "quarter": ("month", 3), "month": ("month", 1),
    "fortnight": ("day", 14), "week": ("day", 7), "day": ("day", 1), "night": ("night", 1),
    "hour": ("second", 3600), "minute": ("second", 60), "second": ("second", 1),
    "km": ("m", 1000), "m": ("m", 1), "cm": ("m", Decimal("0.01")), "mm": ("m", Decimal("0.001")),
    "km2": ("m2", 1000000), "ha": ("m2", 10000), "m2": ("m2", 1),
    "rai": ("wah2", 400), "ngan": ("wah2", 100), "wah2": ("wah2", 1),
    "t": ("g", 1000000), "kg": ("g", 1000), "g": ("g", 1), "mg": ("g", Decimal("0.001")),
    "l": ("l", 1), "ml": ("l", Decimal("0.001")),
    "GW": ("W", 1000000000), "MW": ("W", 1000000), "kW": ("W", 1000), "W": ("W", 1),
    "in": ("in", 1), "ft": ("in", 12), "yd": ("in", 36), "hg": ("g", 100), "GWh": ("kWh", 1000000), "MWh": ("kWh", 1000), "kWh": ("kWh", 1),
    "°C": ("°", 1), "°": ("°", 1), "salueng": ("baht-weight", Decimal("0.25")),
}  # fmt: skip

TIME_UNITS = frozenset(
    [
        "second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter",
        "year", "decade", "century",
    ]
)  # fmt: skip

# English words (singular; the plural is added) and Thai words, each with its code.
_EN_WORDS = {
    "second": "second|sec", "minute": "minute|min", "hour": "hour|hr", "day": "day",
    "night": "night", "week": "week", "fortnight": "fortnight", "month": "month",
    "year": "year|yr", "decade": "decade", "quarter": "quarters", "century": "century|centuries",
    "km2": "square[- ]kilomet(?:re|er)|square[- ]km|sq km|sq.km", "m2": "square[- ]met(?:re|er)|square[- ]m|sq m|sqm|sq.m",
    "wah2": "square[- ]wah?|sq wah?|tarang wah?", "ft2": "square[- ](?:foot|feet)|sq ft", "mi2": "square[- ]mile|sq mile",
    "cm2": "square[- ]centimet(?:re|er)|sq cm",
    "m3": "cubic[- ]met(?:re|er)", "km/h": "kilomet(?:re|er)s? (?:per|an) hour|kph|kmh|km per hour|km an hour",
    "mph": "miles? (?:per|an) hour|mph", "nmi": "nautical mile", "ly": "light[- ]year",
    "km": "kilomet(?:re|er)|kilomet(?:re|er)|km", "cm": "centimet(?:re|er)", "mm": "millimet(?:re|er)", "m": "met(?:re|er)",
    "mi": "mile", "ft": "foot|feet", "in": "inch|inches", "yd": "yard",
    "rai": "rai", "ngan": "ngan", "ha": "hectare", "acre": "acre",
    "kg": "kilogramme|kilogram|kilo", "mg": "milligramme|milligram", "g": "gramme|gram", "t": "metric ton|tonne|ton",
    "oz": "ounce", "stone": "stone", "ml": "millilit(?:re|er)", "l": "lit(?:re|er)", "gal": "gallon", "bbl": "barrel",
    "GW": "gigawatt", "MW": "megawatt", "kW": "kilowatt", "W": "watt", "kWh": "kilowatt[- ]hour", "V": "volt",
    "GB": "gigabyte", "MB": "megabyte", "TB": "terabyte", "dB": "decibel", "cal": "calorie|calory", "hp": "horsepower", "MWh": "megawatt[- ]hour", "GWh": "gigawatt[- ]hour", "kn": "knot", "ct": "carat",
    "ft3": "cubic[- ](?:foot|feet)", "ft/s": "feet per second", "m/s": "met(?:re|er)s? (?:per|a) second", "µm": "micron", "ppm": "parts per million",
    "µg/m3": "(?:microgramme|microgram|µg|μg|mcg)s? (?:per|a) cubic[- ]met(?:re|er)",
    "°C": "degrees? (?:celsius|centigrade)", "°F": "degrees? fahrenheit", "°": "degree",
    "baht-weight": "baht[- ]weight", "salueng": "salu?eng",
}  # fmt: skip
_EN_ABBREVIATIONS = {
    "km2": "km²|km2|sq km", "m2": "m²|m2|sq m", "km/h": "km/h|km/hr", "m/s": "m/s", "km": "km", "cm": "cm", "mm": "mm",
    "m": "m", "ft": "ft", "in": "(?<=\\d)ins?", "kg": "kg|kgs", "g": "g", "mg": "mg", "lb": "lb|lbs", "oz": "oz", "l": "l|L", "ml": "ml",
    "GW": "GW", "MW": "MW", "kW": "kW|KW", "kWh": "kWh", "MWh": "MWh", "GWh": "GWh", "W": "W", "hp": "hp|bhp", "kcal": "kcal", "Mbps": "Mbps", "bbl": "bpd", "GB": "GB", "MB": "MB", "TB": "TB", "cc": "cc",
    "°C": "°C|° C|C", "°F": "°F|° F", "°": "°", "dB": "dB", "ha": "ha", "minute": "mins?", "ppm": "ppm",
    "µg/m3": "µg/m3|μg/m3|µg/m³|μg/m³|mcg/m3",
}  # fmt: skip
_TH_WORDS = {
    "second": "วินาที", "minute": "นาที", "hour": "ชั่วโมง|ชม\\.", "day": "วัน(?!ที่\\s?\\d)", "night": "คืน",
    "week": "สัปดาห์|อาทิตย์|ส\\.ป\\.", "month": "เดือน", "year": "ปี(?!ก(?: |ข้าง|เครื่อง|หัก|นก|ไก่|หมู|ซ้าย|ขวา|กล้า|แข็ง|$)|ศาจ|ติ|่)|ขวบปี", "age": "ขวบ",
    "decade": "ทศวรรษ", "century": "ศตวรรษ", "quarter": "ไตรมาส",
    "km/h": "กิโลเมตรต่อชั่วโมง|กิโลเมตร/ชั่วโมง|กม\\./ชม\\.?|กม\\.ต่อชั่วโมง|กม\\.ต่อชม\\.",
    "mph": "ไมล์ต่อชั่วโมง", "nmi": "ไมล์ทะเล", "ly": "ปีแสง", "m/s": "เมตรต่อวินาที",
    "km2": "ตารางกิโลเมตร|ตร\\.\\s?กม\\.?", "m2": "ตารางเมตร|ตร\\.\\s?เมตร|ตร\\.\\s?ม\\.?|ตรม\\.", "wah2": "ตารางวา|ตร\\.\\s?วา|ตร\\.\\s?ว\\.?",
    "ft2": "ตารางฟุต", "mi2": "ตารางไมล์", "cm2": "ตารางเซนติเมตร", "m3": "ลูกบาศก์เมตร|ลบ\\.\\s?ม\\.?",
    "µg/m3": "ไมโครกรัมต่อลูกบาศก์เมตร|มคก\\./ลบ\\.ม\\.?", "ppm": "พีพีเอ็ม",
    "km": "กิโลเมตร|กม\\.", "cm": "เซนติเมตร|เซ็นติเมตร|เซนต์ติเมตร|ซม\\.|เซน(?!ต์)", "mm": "มิลลิเมตร|มม\\.",
    "m": "เมตร|ม\\.(?![ก-๙\\d])", "mi": "ไมล์", "ft": "ฟุต", "in": "นิ้ว", "yd": "หลา",
    "rai": "ไร่", "ngan": "งาน(?![ก-๙])", "ha": "เฮกตาร์|เฮกแตร์", "acre": "เอเคอร์",
    "kg": "กิโลกรัม|กก\\.(?!\\d)|กิโล(?!เ|ก|ว|ล|บ|แ|เ)", "hg": "ขีด(?![ก-๙])", "hp": "แรงม้า", "kn": "นอต", "ct": "กะรัต", "mi/h": "ไมล์/ชั่วโมง", "µm": "ไมครอน", "mg": "มิลลิกรัม|มก\\.", "g": "กรัม", "t": "เมตริกตัน|ตัน", "oz": "ออนซ์",
    "ml": "มิลลิลิตร|มล\\.", "l": "ลิตร", "gal": "แกลลอน", "bbl": "บาร์เรล", "cc": "ซีซี",
    "GW": "กิกะวัตต์", "MW": "เมกะวัตต์|เมกกะวัตต์", "kW": "กิโลวัตต์", "kWh": "กิโลวัตต์-ชั่วโมง|กิโลวัตต์ชั่วโมง",
    "W": "วัตต์", "V": "โวลต์", "GB": "กิกะไบต์", "MB": "เมกะไบต์", "TB": "เทราไบต์", "dB": "เดซิเบล",
    "kcal": "กิโลแคลอรี่|กิโลแคลอรี", "cal": "แคลอรี่|แคลอรี", "°C": "องศาเซลเซียส|องศา\\s?C|°C", "°F": "องศาฟาเรนไฮต์|องศาฟาเรนไฮท์", "°": "องศา",
    "baht-weight": "บาททองคำ", "salueng": "สลึง",
}  # fmt: skip

# Things counted: code, English nouns (both numbers), Thai classifiers.
_COUNTED = (
    ("person", "people|persons?|individuals?|inhabitants|residents|visitors|workers|employees|soldiers|officers|students|"
               "children|passengers|tourists|migrants|refugees|protesters|voters|patients|members|suspects|police(?! (?:station|post|checkpoint|car|vehicle|van|dog|unit|division|department|bureau|region|case|box))",
     "คน|ท่าน|นาย(?!ก)|ชีวิต"),
    ("man", "men|man", ""), ("woman", "women|woman", ""), ("victim", "victims?", ""),
    ("case", "cases?", "ราย|คดี|เคส"), ("house", "houses|homes?|households?", "หลังคาเรือน|ครัวเรือน|หลัง"),
    ("time", "times?", "ครั้ง|หน|รอบ"), ("fold", "fold", "เท่าตัว|เท่า"),
    ("vehicle", "vehicles?|cars?", "คัน"), ("boat", "boats?|ships?", "ลำ"), ("animal", "animals?", "ตัว|เชือก"),
    ("place", "places?|sites?", "แห่ง|จุด"), ("province", "provinces?", "จังหวัด"), ("country", "countries|country", "ประเทศ"),
    ("village", "villages?", "หมู่บ้าน"), ("company", "companies|company|firms?", "บริษัท"), ("pill", "pills?|tablets?", "เม็ด"),
    ("body", "bodies|body", "ศพ"), ("seat", "seats?", "ที่นั่ง"), ("vote", "votes?", "เสียง"), ("point", "points?", "คะแนน|แต้ม"),
    ("copy", "copies", "เล่ม|ฉบับ"), ("piece", "pieces?|items?", "ชิ้น|อัน"), ("tree", "trees?", "ต้น"),
    ("round", "rounds?|bullets?", "นัด"), ("party", "parties", "พรรค"), ("team", "teams?", "ทีม"), ("group", "groups?", "กลุ่ม"),
    ("kind", "kinds?|types?", "ชนิด|ประเภท"), ("pair", "pairs?|couples?", "คู่"), ("machine", "machines?|aircraft", "เครื่อง"),
    ("", "", "กระบอก|ฟอง|ก้อน|แท่ง|ซอง|ห่อ|ลัง|ถัง|ตู้|ชุด|สาขา|อำเภอ|ตำบล|เส้น|มัด|ม้วน|ลูก|ดอก|ผล|"
     "ใบ|ดวง|แผ่น|ขวด|กล่อง|ถุง|กระสอบ|สาย|ช่อง|ห้อง|องค์|รูป|ข้อหา|ข้อ|ประการ|เรื่อง|บัญชี|โครงการ|ฝ่าย|แปลง|ตำแหน่ง"),
)  # fmt: skip

PEOPLE = frozenset(["person", "man", "woman", "victim", "case"])


def _words(cells: list[tuple[str, str]], after: str) -> Words:
    return Words(((word, code) for code, words in cells for word in split_bars(words)), after)


def _plurals(words: str) -> str:
    return "|".join(w if w[-1] == "s" or "feet" in w else f"{w}s?" for w in split_bars(words))


_NOT_LATIN = "(?![A-Za-z0-9])"
_EN = _words(
    [(c, _plurals(w)) for c, w in _EN_WORDS.items()] + [(c, en) for c, en, _ in _COUNTED],
    _NOT_LATIN,
)
_ABBR = _words(list(_EN_ABBREVIATIONS.items()), _NOT_LATIN)
_TH = _words(list(_TH_WORDS.items()), "(?![ะ-ฺ็-๎])")
_CLASSIFIERS = _words([(c, th) for c, _, th in _COUNTED], "(?![ะ-ฺ็-๎])")
COUNTED = frozenset(code for code, _, _ in _COUNTED)


def unit_at(scan, at: int) -> tuple[str, int] | None:
    """The unit that follows a number ending at `at`: its code and the offset of its end.

    One space or hyphen may stand between. Thai classifiers must end where a word ends, so that
    2 ตัวอย่าง is no count of animals.
    """
    plain = scan.plain
    gap = at + 1 if plain[at : at + 1] in (" ", "-") else at
    first = plain[gap : gap + 1]
    if not first or first in "0123456789,.;:()":
        return None
    if first < "\u0e00":
        return _ABBR.at(plain, gap) or _EN.at(scan.low, gap)
    found = _TH.at(plain, gap)
    if found:
        return found
    found = _CLASSIFIERS.at(plain, gap)
    return found if found and scan.word_edge(found[1]) else None
