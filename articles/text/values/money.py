"""Currencies: signs and codes before a number, names after it, in both languages."""

from __future__ import annotations

import re

from articles.text.values.patterns import Words, compiled, split_bars

_PREFIXES = {
    "US$": "USD", "USD": "USD", "$": "USD", "A$": "AUD", "AU$": "AUD", "AUD": "AUD", "C$": "CAD", "CAD": "CAD",
    "S$": "SGD", "SGD": "SGD", "HK$": "HKD", "HKD": "HKD", "NZ$": "NZD", "NT$": "TWD", "NZD": "NZD",
    "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP", "¥": "JPY", "JPY": "JPY", "CNY": "CNY", "RMB": "CNY",
    "฿": "THB", "B": "THB", "Bt": "THB", "Bt.": "THB", "BT": "THB", "THB": "THB", "Baht": "THB", "baht": "THB",
    "₩": "KRW", "KRW": "KRW", "₹": "INR", "INR": "INR", "Rs": "INR", "Rs.": "INR", "Rmb": "CNY", "pounds": "GBP", "AED": "AED", "Dh": "AED", "Dhs": "AED", "SAR": "SAR", "BND": "BND", "B$": "BND", "RM": "MYR", "MYR": "MYR",
    "Rp": "IDR", "IDR": "IDR", "₫": "VND", "VND": "VND", "₭": "LAK", "₱": "PHP", "P": "PHP", "CHF": "CHF", "₽": "RUB",
}  # fmt: skip
_EN = {
    "THB": "thai baht|baht(?![- ]weight)|thb", "USD": "u\\.?s\\.? dollars?|us\\$|usd|american dollars?|dollars?|bucks",
    "AUD": "australian dollars?|aud", "SGD": "singapore(?:an)? dollars?|sgd", "HKD": "hong kong dollars?|hkd",
    "CAD": "canadian dollars?|cad", "NZD": "new zealand dollars?", "TWD": "(?:new )?taiwan(?:ese)? dollars?",
    "EUR": "euros?|eur", "GBP": "british pounds?|pounds? sterling|sterling|pounds?|quid|gbp", "JPY": "japanese yen|yen|jpy",
    "CNY": "chinese yuan|yuan|renminbi|rmb|cny", "KRW": "(?:south )?korean won|won(?= (?:\\(|in|of|for|a|per)| |$|\\.|,)", "INR": "indian rupees?|rupees?",
    "IDR": "indonesian rupiah|rupiah", "MYR": "malaysian ringgit|ringgit", "VND": "vietnamese dong|dong", "LAK": "lao kip|kip",
    "KHR": "riels?", "MMK": "kyats?", "PHP": "philippine pesos?|pesos?", "RUB": "russian roubles?|roubles?|rubles?",
    "CHF": "swiss francs?", "cent": "(?:u\\.?s\\.? )?cents?", "pence": "pence", "eurocent": "euro ?cents?", "satang": "satang",
    "AED": "(?:uae |emirati )?dirhams?", "SAR": "(?:saudi )?riyals?", "IRR": "iranian rials?", "ILS": "(?:israeli )?shekels?",
    "TRY": "turkish liras?|liras?", "ZAR": "(?:south african )?rand", "BDT": "(?:bangladeshi )?taka", "PKR": "pakistani rupees?",
    "LKR": "sri lankan rupees?", "SEK": "swedish kronor|swedish krona", "NOK": "norwegian kroner", "DKK": "danish kroner",
    "BND": "brunei dollars?", "MXN": "mexican pesos?", "BRL": "brazilian reals?|reais",
}  # fmt: skip
_TH = {
    "THB": "บาท(?!หลวง)", "USD": "ดอลลาร์สหรัฐอเมริกา|ดอลลาร์สหรัฐฯ|ดอลลาร์สหรัฐ|ดอลลาร์สรอ\\.|ดอลลาร์ สรอ\\.|ดอลลาร์อเมริกัน|"
    "ดอลล่าร์สหรัฐฯ|ดอลล่าร์สหรัฐ|เหรียญสหรัฐฯ|เหรียญสหรัฐ|ดอลลาร์|ดอลล่าร์|ดอลล์|เหรียญ(?!ทอง|เงิน|รางวัล|กล้า|บรอนซ์)",
    "AUD": "ดอลลาร์ออสเตรเลีย", "SGD": "ดอลลาร์สิงคโปร์", "HKD": "ดอลลาร์ฮ่องกง", "CAD": "ดอลลาร์แคนาดา",
    "NZD": "ดอลลาร์นิวซีแลนด์", "TWD": "ดอลลาร์ไต้หวัน", "EUR": "ยูโร(?!ป)", "GBP": "ปอนด์สเตอร์ลิง|ปอนด์อังกฤษ|ปอนด์",
    "JPY": "เยน", "CNY": "หยวน", "KRW": "วอน(?!น|ขอ)", "INR": "รูปีอินเดีย|รูปี", "IDR": "รูเปียห์|รูเปียะห์", "MYR": "ริงกิต",
    "VND": "ด่อง|ดอง(?![ก-๙])", "LAK": "กีบ", "KHR": "เรียล", "MMK": "จ๊าด|จ๊าต", "PHP": "เปโซ", "RUB": "รูเบิล",
    "CHF": "ฟรังก์สวิส|ฟรังก์", "satang": "สตางค์|สต\\.", "cent": "เซนต์(?!ติ)", "BND": "ดอลลาร์บรูไน", "AED": "ดีร์แฮม|เดอร์แฮม|ดีแรห์ม",
    "SAR": "ริยาล", "ILS": "เชเกล", "TRY": "ลีราตุรกี|ลีรา", "ZAR": "แรนด์", "BDT": "ตากา", "PKR": "รูปีปากีสถาน",
}  # fmt: skip


def _words(table: dict[str, str]) -> Words:
    cells = ((word, code) for code, words in table.items() for word in split_bars(words))
    return Words(cells, "(?![a-z0-9]|[ะ-ฺ็-๎])")


_BEFORE = compiled(
    r"(?:(?<![A-Za-z])(?=[A-Za-z])|(?<![A-Za-z$])(?=[^A-Za-z]))("
    + "|".join(re.escape(word) for word in sorted(_PREFIXES, key=len, reverse=True))
    + r")( ?)(-?)\Z"
)
_LAST_LETTERS = tuple({word[-1] for word in _PREFIXES})
_AFTER_EN, _AFTER_TH = _words(_EN), _words(_TH)
# B3.5bn and B1,200, but no vitamin B12 and no B-52.
_BAHT = compiled(
    r"\d+(?:\.\d+)? ?(?:bn|mn|m|k|million|billion|trillion)(?![a-z])|\d{1,3},\d{3}(?!\d)"
    r"|\d+ (?:a|an|per) (?:day|night|week|month|year|hour|person|head|kilo|kilogramme|litre|trip|ticket|plate|bowl)(?![a-z])"
)
_WEIGHT = compiled(r"weigh|weight|heavy|lost|gained|overweight|หนัก")
_GOLD = compiled(
    r"(?:(?<!บัตร)(?<!เหรียญ)(?<!ราคา)(?<!ใบ)ทอง(?:คำ|รูปพรรณ|คำแท่ง|แท่ง)?|สร้อยคอ|สร้อย)(?:หนัก|น้ำหนัก)? ?\Z|(?:น้ำหนัก|หนัก)(?:รวม)? ?\Z"
)


def is_baht(plain: str, at: int) -> bool:
    """Whether the capital B (or P) right before the number at `at` is short for baht (or pesos)."""
    sign = plain[at - 1 : at] in ("B", "P") and not plain[max(0, at - 2) : at - 1].isalnum()
    return sign and _BAHT.match(plain, at) is not None


def before(scan, at: int) -> tuple[str, int] | None:
    """The currency written just before a number that begins at `at`, and where it begins."""
    if at == 0 or not scan.plain[max(0, at - 3) : at].rstrip(" -").endswith(_LAST_LETTERS):
        return None
    match = _BEFORE.search(scan.plain, max(0, at - 7), at)
    if not match or (match[1] in ("BT", "Baht", "baht") and match[2] and match[1] != "Baht"):
        return None
    if match[1] in ("B", "P") and not is_baht(scan.plain, at):
        return None
    if match[1] == "pounds" and (
        not match[2] or scan.plain[match.start(1) - 2 : match.start(1) - 1].isdigit()
    ):
        return None  # 5 pounds 20 pence
    return _PREFIXES[match[1]], match.start(1)


def after(scan, at: int) -> tuple[str, int] | None:
    """The currency named just after a number that ends at `at`, and where its name ends."""
    low = scan.low
    gap = at + 1 if low[at : at + 1] in (" ", "-") else at
    first = low[gap : gap + 1]
    if not first:
        return None
    if first in "$€£฿¥":
        trailing = gap == at and not low[gap + 1 : gap + 2].isdigit()
        return (_PREFIXES[first], gap + 1) if trailing else None
    if first < "\u0e00":
        return _AFTER_EN.at(low, gap)
    return _AFTER_TH.at(low, gap)


SMALL = {"satang": "THB", "cent": "USD", "pence": "GBP", "eurocent": "EUR"}  # hundredths


def is_weight(scan, currency: str, start: int, end: int) -> str:
    """The unit of weight that a word for money means here: pounds of flesh, baht of gold; or ""."""
    if currency == "GBP" and _WEIGHT.search(
        scan.low, max(0, start - 30), min(len(scan.low), end + 15)
    ):
        return "lb"
    gold = _GOLD.search(scan.plain, max(0, start - 20), start) if currency == "THB" else None
    if gold and ("หนัก" in gold[0] or end - start < 10):
        return "baht-weight"
    return ""
