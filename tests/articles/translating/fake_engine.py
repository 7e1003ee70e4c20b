"""A local server that answers as each service does, and misbehaves as it is told."""

import json
import re
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

THAI = "ตำรวจไทยแถลงข่าวเมื่อวันจันทร์"
ENGLISH = "The police said so on Monday."


class Fake:
    """`spoil(texts)` changes the translations, `status` and `raw` the answer; `asked` keeps requests."""

    def __init__(self):
        self.asked, self.statuses = [], []
        self.spoil = lambda texts: texts
        self.raw = None
        self.delay = 0
        self.language = "th"

    def translated(self, texts):
        words = THAI if self.language == "th" else ENGLISH
        return self.spoil([_in_place(text, words) for text in texts])

    def answer(self, path, payload):
        """The JSON of the service whose address was asked."""
        if path.startswith("/language"):
            texts = self.translated(payload["q"])
            return {"data": {"translations": [{"translatedText": text} for text in texts]}}
        if path.startswith("/v2"):
            return {"translations": [{"text": text} for text in self.translated(payload["text"])]}
        if path.startswith("/translate?"):
            texts = self.translated([one["Text"] for one in payload])
            return [{"translations": [{"text": text, "to": "th"}]} for text in texts]
        if path == "/translate":
            return {"translatedText": self.translated(payload["q"])}
        material = json.loads(payload["messages"][-1]["content"])
        texts = self.translated([one["text"] for one in material["segments"]])
        words = json.dumps({"segments": [{"id": n, "text": t} for n, t in enumerate(texts)]})
        if path.endswith("/chat/completions"):
            return {"choices": [{"message": {"content": f"```json\n{words}\n```"}}]}
        return {"content": [{"type": "text", "text": words}], "stop_reason": "end_turn"}


def _in_place(text, words):
    """The words, with the tags of the text kept where they can be kept."""
    tags = re.findall(r"<[^>]+>", text)
    return words + "".join(f" {tag}" for tag in tags) if tags else words


@contextmanager
def serving(fake):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            fake.asked.append((self.path, dict(self.headers), json.loads(body)))
            time.sleep(fake.delay)
            status = fake.statuses.pop(0) if fake.statuses else 200
            data = fake.raw
            if data is None:
                data = json.dumps(fake.answer(self.path, json.loads(body))).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            if status == 429:
                self.send_header("Retry-After", "0")
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
