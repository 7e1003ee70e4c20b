"""A foreign name as it sounds in both scripts: its consonants, of which few are written apart.

Thai writes “Schulman” ชูลแมน and “Obama” โอบามา: vowels differ, tones are added, b and p or d and t
are chosen freely, an r that is not heard is left out. What is left is the same on both sides.
"""

import re

_THAI = {
    letter: sound
    for sound, letters in {
        "B": "บปพภผฝฟ", "V": "ว", "D": "ดตทธฎฏฐถฑฒ", "K": "กคขฆ", "S": "ซสศษชจฉฌ", "Y": "ยญ",
        "R": "รลฬ", "M": "ม", "N": "นณง",
    }.items()
    for letter in letters
}  # fmt: skip
_SILENT = re.compile("[ก-ฮ][ิุ]?์")
_PAIRS = re.compile("tch|sch|sh|ch|ph|th|ck|ng|qu|x|[cg](?=[eiy])")
_OF_PAIRS = {"ph": "B", "th": "D", "ck": "K", "ng": "N", "qu": "KV", "x": "KS"}  # others hiss
_LATIN = {
    letter: sound
    for sound, letters in {"B": "bpf", "D": "dt", "K": "kcgq", "S": "szj", "M": "m", "N": "n"}.items()
    for letter in letters
}  # fmt: skip
_NAME = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z'’]+[A-Za-z]")
_NO_NAMES = frozenset(
    [
        "A",
        "According",
        "After",
        "All",
        "Also",
        "Although",
        "An",
        "And",
        "Another",
        "As",
        "At",
        "Because",
        "Before",
        "Both",
        "But",
        "By",
        "During",
        "Even",
        "Every",
        "First",
        "For",
        "From",
        "He",
        "Her",
        "His",
        "How",
        "However",
        "If",
        "In",
        "It",
        "Its",
        "Last",
        "Many",
        "Meanwhile",
        "More",
        "Most",
        "Mr",
        "Mrs",
        "Ms",
        "My",
        "New",
        "No",
        "Not",
        "Now",
        "On",
        "Once",
        "One",
        "Only",
        "Or",
        "Other",
        "Our",
        "People",
        "She",
        "Since",
        "So",
        "Some",
        "That",
        "The",
        "Their",
        "Then",
        "There",
        "These",
        "They",
        "This",
        "Those",
        "Three",
        "Through",
        "To",
        "Today",
        "Two",
        "Under",
        "Until",
        "We",
        "What",
        "When",
        "Where",
        "Which",
        "While",
        "Who",
        "Why",
        "With",
        "You",
        "Your",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
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
)


def thai_sounds(text):
    """The consonants that are heard, spaces as bars.

    >>> thai_sounds("โคริ ชูลแมน"), thai_sounds("มาร์ติน")
    ('KR|SRMN', 'MDN')
    """
    heard = _SILENT.sub("", text)
    return "".join(_THAI.get(letter, "|" if letter.isspace() else "") for letter in heard)


def latin_sounds(word):
    """The consonants of a Latin word as Thai would write them.

    >>> latin_sounds("Martin"), latin_sounds("Clinton"), latin_sounds("Washington")
    ('MDN', 'KRNDN', 'VSNDN')
    """
    word = _PAIRS.sub(lambda match: _OF_PAIRS.get(match[0], "S"), word.lower())
    found = ""
    for place, letter in enumerate(word):
        sound = letter if letter.isupper() else _sound(letter, word[place + 1 : place + 2], place)
        if sound and not found.endswith(sound):
            found += sound
    return found


def names(text):
    """The words of an English text that may be names.

    >>> names("The new spending was agreed by Clinton and Torsak.")
    ['Clinton', 'Torsak']
    """
    return [word for word in _NAME.findall(text) if word not in _NO_NAMES]


def _sound(letter, following, place):
    before_vowel = following != "" and following in "aeiouy"
    if letter in _LATIN:
        return _LATIN[letter]
    if letter in "vw":
        return "V" if before_vowel else ""
    if letter in "rl":
        return "R" if before_vowel else ("N" if letter == "l" else "")
    return "Y" if letter == "y" and place == 0 else ""
