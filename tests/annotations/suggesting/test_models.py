"""Models that a person may ask for names: what they say is put up, and what goes wrong is told."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from annotations.marking.asking import ask
from annotations.models import Asked
from annotations.suggesting.models import available_models, spacy_names, thai_crf
from annotations.suggesting.suggestions import suggestions
from articles.exceptions import Invalid, Refused
from articles.models import AuditEntry
from articles.writing import actions as writing
from articles.writing.content import Content
from tests import factories
from tests.annotations.making import make_entity

pytestmark = pytest.mark.django_db

NAMES = [
    {"text": "Royal Thai Police", "kind": "organisation"},
    {"text": "Cambodia", "kind": "place"},
    {"text": "Cambod", "kind": "place"},  # not a word of its own
    {"text": "Atlantis", "kind": "place"},  # not in the text
    {"text": "two months", "kind": "duration"},  # no kind of ours
]


class Fake(BaseHTTPRequestHandler):
    """A language model's server that answers as it is told to; what it was sent is kept."""

    answer, status, asked = "", 200, []

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Fake.asked.append((self.path, dict(self.headers), body))
        if Fake.status is None:
            Fake.gone.wait(5)
            return
        data = Fake.answer.encode()
        self.send_response(Fake.status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass


@pytest.fixture
def fake(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Fake)
    Fake.asked, Fake.status, Fake.gone = [], 200, threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/v1"
    one = {"url": address, "model": "small", "key": "k"}
    settings.SUGGESTING_MODELS = {"openai": one, "anthropic": one}
    yield Fake
    Fake.gone.set()
    server.shutdown()
    server.server_close()


def said(source, words):
    if source == "openai":
        return json.dumps({"choices": [{"message": {"content": words}}]})
    return json.dumps({"content": [{"type": "text", "text": words}]})


def named(text):
    return [(one.found.exact, one.kind, one.source) for one in suggestions(text)
            if one.source not in ("values", "registry")]  # fmt: skip


@pytest.mark.parametrize("source", ["openai", "anthropic"])
def test_names_that_stand_in_the_text_are_put_up_and_nothing_else(text, mali, fake, source):
    fake.answer = said(source, "Here you are:\n```json\n" + json.dumps(NAMES) + "\n```")
    assert ask(text, source, by=mali) == 2
    assert named(text) == [
        ("Cambodia", "place", source),
        ("Royal Thai Police", "organisation", source),
    ]
    [(path, headers, body)] = fake.asked
    assert path == "/v1" and "k" in {headers.get("x-api-key"), headers.get("Authorization", "")[7:]}
    assert "Royal Thai Police" in json.dumps(body) and body["model"] == "small"
    entry = AuditEntry.objects.get(verb="suggestions.ask")
    assert (entry.data["source"], entry.data["outside"]) == (source, True)
    assert not text.annotations.exists()


def test_what_the_registry_knows_goes_before_a_model(text, mali, fake):
    make_entity(mali)
    fake.answer = said("openai", json.dumps(NAMES))
    ask(text, "openai", by=mali)
    assert "Royal Thai Police" not in [exact for exact, _kind, _source in named(text)]


def test_an_edited_paragraph_loses_its_names_and_the_others_keep_theirs(text, mali, fake):
    fake.answer = said("openai", json.dumps(NAMES))
    ask(text, "openai", by=mali)
    now = text.revision
    body = now.body.replace("one case", "a case")
    writing.save(text, Content(now.headline, now.summary, body, ""), based_on=1, by=mali)
    text.refresh_from_db()
    assert {exact for exact, _kind, _source in named(text)} == {"Cambodia"}


@pytest.mark.parametrize(
    ("status", "answer", "told"),
    [
        (429, "{}", "asked too often"),
        (500, "{}", "cannot be used"),
        (302, "{}", "cannot be used"),
        (200, "no JSON", "cannot be used"),
        (200, "[" * 100_000, "cannot be used"),
        (200, "{}", "cannot be used"),
        (200, said("openai", "I would rather not."), "cannot be used"),
        (200, said("openai", '[{"text": 7, "kind": "place"}]'), "cannot be used"),
        (200, said("openai", '["Cambodia"]'), "cannot be used"),
        (None, "", "in time"),
    ],
)
def test_a_model_that_misbehaves_is_told_in_words_and_changes_nothing(
    text, mali, fake, monkeypatch, status, answer, told
):
    monkeypatch.setattr("annotations.suggesting.models.chat.TIMEOUT", 0.3)
    fake.status, fake.answer = status, answer
    with pytest.raises(Invalid, match=told):
        ask(text, "openai", by=mali)
    assert (
        not Asked.objects.exists() and not AuditEntry.objects.filter(verb__endswith="ask").exists()
    )


def test_a_model_that_is_not_there_is_told(text, mali, settings):
    settings.SUGGESTING_MODELS = {"openai": {"url": "http://127.0.0.1:9/"}}
    with pytest.raises(Invalid, match="cannot be reached"):
        ask(text, "openai", by=mali)
    with pytest.raises(Invalid, match="not set up"):
        ask(text, "anthropic", by=mali)


def test_a_confidential_article_goes_to_no_model_outside(mali, fake, client_of):
    article = factories.make_article(mali, confidential=True)
    text = article.texts.get()
    with pytest.raises(Refused, match="confidential"):
        ask(text, "openai", by=mali)
    page = f"/desk/articles/{article.pk}/mark/en/"
    assert "/ask/" not in client_of(mali).get(page).content.decode()
    assert client_of(mali).post(page + "ask/", {"source": "openai"}).status_code == 403
    assert fake.asked == []


def test_asking_on_the_page_draws_what_was_found(text, mali, fake, client_of):
    fake.answer = said("openai", json.dumps(NAMES))
    page = f"/desk/articles/{text.article_id}/mark/en/"
    assert "It sends the text out of the house." in client_of(mali).get(page).content.decode()
    answer = client_of(mali).post(
        page + "ask/", {"source": "openai"}, headers={"accept": "application/json"}
    )
    assert "2 names were found" in answer.json()["message"]
    assert "data-suggestion" in json.dumps(answer.json()["blocks"])


def test_the_thai_model_finds_names_offline(mali):
    pytest.importorskip("pycrfsuite", reason="the desk has not installed the model's reader")
    sentence = "นายสมชาย ใจดี เดินทางไปจังหวัดเชียงใหม่ กับเจ้าหน้าที่ธนาคารแห่งประเทศไทย"
    [found] = thai_crf.ThaiCrf().ask([sentence], "th")
    words = {(sentence[start:end], kind) for start, end, kind in found}
    assert any("สมชาย" in name and kind == "person" for name, kind in words)
    assert any("เชียงใหม่" in name and kind == "place" for name, kind in words)


class Pipeline:
    """Stands for a spaCy pipeline: what `pipe` gives is all that the adapter reads."""

    def __init__(self, *ents):
        self.ents = ents

    def pipe(self, texts):
        for text in texts:
            found = [(text.find(words), words, label) for words, label in self.ents]
            yield SimpleNamespace(
                text=text,
                ents=[
                    SimpleNamespace(start_char=at, end_char=at + len(words), label_=label)
                    for at, words, label in found
                    if at >= 0
                ],
            )


@pytest.fixture
def no_pipeline_known():
    """What a test pretended to be installed is forgotten."""
    kept = (spacy_names._is_here, spacy_names._pipeline)
    yield
    for one in kept:
        one.cache_clear()


def test_spacy_is_asked_for_names_as_every_model_is(
    text, mali, settings, monkeypatch, no_pipeline_known
):
    loaded = Pipeline(
        ("The Royal Thai Police", "ORG"),
        ("Cambodia", "GPE"),
        ("Cambod", "GPE"),
        ("700,000", "MONEY"),
    )
    monkeypatch.setattr(spacy_names, "_is_here", lambda pipeline: True)
    monkeypatch.setattr(spacy_names, "_pipeline", lambda name: loaded)
    settings.SUGGESTING_SPACY = {"en": "en_some_pipeline"}
    assert ask(text, "spacy", by=mali) == 2
    assert named(text) == [
        ("Cambodia", "place", "spacy"),
        ("Royal Thai Police", "organisation", "spacy"),
    ]
    assert AuditEntry.objects.get(verb="suggestions.ask").data["outside"] is False


def test_spacy_is_not_offered_without_a_pipeline(text, mali, settings, tmp_path, no_pipeline_known):
    settings.SUGGESTING_SPACY = {"en": "en_no_such_pipeline"}
    assert "spacy" not in {model.name for model in available_models("en")}
    settings.SUGGESTING_SPACY = {"en": str(tmp_path / "gone")}
    assert "spacy" not in {model.name for model in available_models("en")}
    assert "spacy" not in {model.name for model in available_models("th")}
    with pytest.raises(Invalid, match="not set up"):
        ask(text, "spacy", by=mali)


def test_a_real_pipeline_in_a_folder_is_asked(text, mali, settings, tmp_path, no_pipeline_known):
    spacy = pytest.importorskip("spacy", reason="the desk has not installed spaCy")
    nlp = spacy.blank("en")
    patterns = [
        {"label": "ORG", "pattern": "Royal Thai Police"},
        {"label": "GPE", "pattern": "Cambodia"},
    ]
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    nlp.to_disk(tmp_path / "ours")
    settings.SUGGESTING_SPACY = {"en": str(tmp_path / "ours")}
    assert ask(text, "spacy", by=mali) == 2
    assert {source for _words, _kind, source in named(text)} == {"spacy"}
    (tmp_path / "broken").mkdir()
    settings.SUGGESTING_SPACY = {"en": str(tmp_path / "broken")}
    with pytest.raises(Invalid, match="could not load"):
        ask(text, "spacy", by=mali)
