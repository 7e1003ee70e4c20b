from django.urls import path

from articles.translating.views import (
    drafts,
    engines,
    exchange,
    memory,
    pairing,
    parity,
    projecting,
    terms,
)
from articles.translating.views import paragraphs as views

TEXT = "articles/<int:article_id>/translate/<slug:language>/"
ROW = TEXT + "paragraphs/<slug:key>/"
ACTS = (
    "confirm",
    "merge",
    "separate",
    "cut",
    "restore",
    "add",
    "remove",
    "keep",
    "up",
    "down",
    "part",
    "above",
    "below",
    "waive",
    "unwaive",
)

urlpatterns = [
    path("translations/", views.translation_list, name="translation_list"),
    path("translations/<int:text_id>/take/", views.translation_take, name="translation_take"),
    path("translations/export/", exchange.translations_export, name="translations_export"),
    path("translations/bring-in/", exchange.translations_bring_in, name="translations_bring_in"),
    path("translations/take-in/", exchange.translations_take_in, name="translations_take_in"),
    path(TEXT, views.text_translate, name="text_translate"),
    path(TEXT + "start/", views.translation_start, name="translation_start"),
    path(TEXT + "assign/", views.translation_assign, name="translation_assign"),
    path(TEXT + "give-back/", views.translation_give_back, name="translation_give_back"),
    path(TEXT + "submit/", views.translation_submit, name="translation_submit"),
    path(TEXT + "pair-up/", pairing.translation_pair_up, name="translation_pair_up"),
    path(TEXT + "accept-pairs/", pairing.translation_accept_pairs, name="translation_accept_pairs"),
    path(TEXT + "undo/", pairing.translation_undo, name="translation_undo"),
    path(TEXT + "marks/", projecting.translation_marks, name="translation_marks"),
    path(TEXT + "marks/take/", projecting.translation_marks_take, name="translation_marks_take"),
    path(
        TEXT + "marks/refuse/", projecting.translation_marks_refuse, name="translation_marks_refuse"
    ),
    path(
        TEXT + "marks/<int:annotation_id>/unlink/",
        projecting.translation_mark_unlink,
        name="translation_mark_unlink",
    ),
    path(TEXT + "draft/", engines.translation_draft, name="translation_draft"),
    path(TEXT + "engine/", engines.translation_engine_allow, name="translation_engine_allow"),
    path(TEXT + "clear-drafts/", engines.translation_clear_drafts, name="translation_clear_drafts"),
    path(TEXT + "facts/", parity.translation_facts, name="translation_facts"),
    path(TEXT + "parity/", parity.translation_parity, name="translation_parity"),
    path(TEXT + "parity/waive/", parity.fact_waive, name="fact_waive"),
    path(TEXT + "parity/unwaive/", parity.fact_unwaive, name="fact_unwaive"),
    path("memory/", memory.memory_list, name="memory_list"),
    path("memory/export/", memory.memory_export, name="memory_export"),
    path("memory/bring-in/", memory.memory_bring_in, name="memory_bring_in"),
    path("glossary/", terms.term_list, name="term_list"),
    path("glossary/export/", terms.term_export, name="term_export"),
    path("glossary/bring-in/", terms.term_bring_in, name="term_bring_in"),
    path(ROW + "matches/", memory.paragraph_matches, name="paragraph_matches"),
    path(ROW + "marks/", projecting.paragraph_marks, name="paragraph_marks"),
    path(ROW, views.paragraph_save, name="paragraph_save"),
    path(ROW + "draft/", drafts.paragraph_draft, name="paragraph_draft"),
    path(ROW + "draft/discard/", drafts.paragraph_draft_discard, name="paragraph_draft_discard"),
    *(
        path(f"{ROW}{act}/", getattr(views, f"paragraph_{act}"), name=f"paragraph_{act}")
        for act in ACTS
    ),
]
