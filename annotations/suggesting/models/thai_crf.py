"""PyThaiNLP's bundled model of Thai names (a conditional random field, Thai NER 1.5.1), offline.

Its own loader wants to download: the file is opened here with python-crfsuite. It knows the parts of
speech by the tags of LST20, which PyThaiNLP does not bundle; those of ORCHID, which it does, are
mapped to them.
"""

from functools import lru_cache
from pathlib import Path

import pythainlp
from django.utils.translation import gettext_lazy as _
from pythainlp.corpus import thai_stopwords
from pythainlp.tag import pos_tag
from pythainlp.util import is_thai

from annotations.suggesting.edges import pieces, stands_alone

try:
    import pycrfsuite
except ImportError:  # a desk that wants the model installs requirements-models.txt
    pycrfsuite = None

MODEL = Path(pythainlp.__file__).parent / "corpus" / "thainer_crf_1_5_1.model"
KINDS = {
    "PERSON": "person",
    "ORGANIZATION": "organisation",
    "LOCATION": "place",
    "LAW": "law",
}
LST20 = {
    tag: ours
    for ours, tags in {
        "NN": "NPRP NCMN NTTL NLBL",
        "PR": "PPRS PDMN PNTR PREL",
        "VV": "VACT VSTA",
        "AJ": "VATT DDAN DDAC DDBQ DDAQ DIAC DIBQ DIAQ",
        "AX": "XVBM XVAM XVMM XVBB XVAE",
        "NU": "NCNM NONM DCNM DONM",
        "AV": "ADVN ADVI ADVP ADVS",
        "CL": "CNIT CLTV CMTR CFQC CVBL",
        "CC": "JCRG JCMP JSBR",
        "PS": "RPRE",
        "FX": "FIXN FIXV",
        "PA": "EAFF EITT",
        "NG": "NEG",
        "PU": "PUNC",
    }.items()
    for tag in tags.split()
}


class ThaiCrf:
    name = "thai_crf"
    title = _("PyThaiNLP's model of Thai names")
    outside = False

    def available(self, language):
        return language == "th" and MODEL.exists() and pycrfsuite is not None

    def ask(self, texts, language):
        return [list(_names(text)) for text in texts]


def _names(text):
    words = [(at, word) for at, word in pieces(text) if word]
    if not words:
        return
    tags = pos_tag([word for _at, word in words], corpus="orchid")
    tagged = [(word, LST20.get(tag, "XX")) for word, tag in tags]
    labels = _tagger().tag([_features(tagged, at) for at in range(len(tagged))])
    begun = None  # (start, kind, end) of the name that is being read
    for (at, word), label in zip([*words, (len(text), "")], [*labels, "O"], strict=True):
        part, _dash, kind = label.partition("-")
        if begun and (part != "I" or KINDS.get(kind) != begun[1]):
            yield from _trimmed(text, *begun)
            begun = None
        if kind in KINDS:
            start = begun[0] if begun else at
            begun = (start, KINDS[kind], at + len(word))


def _trimmed(text, start, kind, end):
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > 1 and stands_alone(text, start, end):
        yield start, end, kind


def _features(tagged, at):
    """What the model was trained on: the word, its neighbours, their tags (PyThaiNLP's thainer)."""
    word, tag = tagged[at]
    found = {
        "word.word": word,
        "word.stopword": word in thai_stopwords(),
        "word.isthai": is_thai(word),
        "word.isspace": word.isspace(),
        "postag": tag,
        "word.isdigit": word.isdigit(),
    }
    if word.isdigit() and len(word) == 5:
        found["word.islen5"] = True
    for side, place, edge in (("prev", at - 1, "BOS"), ("next", at + 1, "EOS")):
        if not 0 <= place < len(tagged):
            found[edge] = True
            continue
        other, other_tag = tagged[place]
        found |= {
            f"word.{side}word": other,
            f"word.{side}isspace": other.isspace(),
            f"word.{side}isthai": is_thai(other),
            f"word.{side}stopword": other in thai_stopwords(),
            f"word.{side}postag": other_tag,
            f"word.{side}wordisdigit": other.isdigit(),
        }
    return found


@lru_cache(maxsize=1)
def _tagger():
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    return tagger
