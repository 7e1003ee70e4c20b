"""Translation services that take texts and give texts, in order."""

from urllib.parse import urlencode

from articles.translating.engines.base import Engine, Request, numbered


class Google(Engine):
    """Cloud Translation v2 (basic)."""

    kind = "google"
    url = "https://translation.googleapis.com"

    def request(self, texts, source, target, names=()):
        return Request(
            f"{self.base}/language/translate/v2",
            {"q": texts, "source": source, "target": target, "format": "html"},
            {"X-goog-api-key": self.config.key},
        )

    def read(self, answer):
        return numbered(one["translatedText"] for one in answer["data"]["translations"])


class Azure(Engine):
    """Translator v3."""

    kind = "azure"
    url = "https://api.cognitive.microsofttranslator.com"

    def request(self, texts, source, target, names=()):
        query = {"api-version": "3.0", "from": source, "to": target, "textType": "html"}
        headers = {"Ocp-Apim-Subscription-Key": self.config.key}
        if self.config.region:
            headers["Ocp-Apim-Subscription-Region"] = self.config.region
        return Request(
            f"{self.base}/translate?{urlencode(query)}", [{"Text": text} for text in texts], headers
        )

    def read(self, answer):
        return numbered(one["translations"][0]["text"] for one in answer)


class DeepL(Engine):
    """API v2; accounts without cost have another address (api-free.deepl.com)."""

    kind = "deepl"
    url = "https://api.deepl.com"
    targets = {"en": "EN-GB", "th": "TH"}

    def request(self, texts, source, target, names=()):
        return Request(
            f"{self.base}/v2/translate",
            {
                "text": texts,
                "source_lang": source.upper(),
                "target_lang": self.targets.get(target, target.upper()),
                "tag_handling": "xml",
            },
            {"Authorization": f"DeepL-Auth-Key {self.config.key}"},
        )

    def read(self, answer):
        return numbered(one["text"] for one in answer["translations"])


class LibreTranslate(Engine):
    """One's own server, as a rule: it needs an address, and a key only where it asks for one."""

    kind = "libretranslate"
    needs_key = False

    def request(self, texts, source, target, names=()):
        payload = {"q": texts, "source": source, "target": target, "format": "html"}
        if self.config.key:
            payload["api_key"] = self.config.key
        return Request(f"{self.base}/translate", payload)

    def read(self, answer):
        return numbered(answer["translatedText"])
