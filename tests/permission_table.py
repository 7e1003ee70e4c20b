"""Every address × every role × own and others' × method, as one table that a person can read.

`tests/test_permissions_table.py` asks each address as each person and fails for an address that has
no line here. To add one: write a line in its room's part of TABLE. Where the address needs
something that `tests/support/scene.py` does not make yet, add it there.

A line is: name of the address, method, and what each person gets:

    in    sent to sign in
    ok    let through: the page, a redirect after the act, or a form sent back (200, 302, 400, 409)
    403   they may see it but not do it
    404   they may not even know that it is there
    405   (no line needed) every method that has no line is refused

The people: `owner` is Mali, whose article it is; `desk`, a journalist of the article's section;
`other`, a journalist of another; `assigned` is Anan, who translates it into Thai; `translator`, one
who does not; `reviewer` is Ploy, `editor` is Somchai; `reader` is signed in without any role.

A name may say which case is meant (`name@case`; the cases are methods of `Scene`): `@th` is the
Thai text of the article, `@draft` asks readers' pages for what was not published.
"""

import re

PEOPLE = (
    "anonym",
    "reader",
    "owner",
    "desk",
    "other",
    "assigned",
    "translator",
    "reviewer",
    "editor",
    "admin",
)
ANSWERS = {"in", "ok", "403", "404"}

TABLE = """
                                    anonym reader owner  desk   other  assigned translator reviewer editor admin

# Readers: everybody, and only what was published
reader_home                    GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_robots                  GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_openapi                 GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_oembed                  GET  404    404    404    404    404    404      404        404      404    404
reader_ninjs@public            GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_ninjs@draft             GET  404    404    404    404    404    404      404        404      404    404
reader_card@public             GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_card@draft              GET  404    404    404    404    404    404      404        404      404    404
reader_author@public           GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_author_feed@public      GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_author@draft            GET  404    404    404    404    404    404      404        404      404    404
reader_author_feed@draft       GET  404    404    404    404    404    404      404        404      404    404
reader_about                   GET  404    404    404    404    404    404      404        404      404    404
reader_logo                    GET  404    404    404    404    404    404      404        404      404    404
reader_theme                   GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_news_sitemap            GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_entity_feed@public      GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_entity_feed@draft       GET  404    404    404    404    404    404      404        404      404    404
reader_sitemap                 GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_sitemap_file@public     GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_front                   GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_feed                    GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_claims                  GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_search                  GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_corrections             GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_section@public          GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_section_feed@public     GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_entity@public           GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_article_short@public    GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_ledger@public           GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_edition@public          GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_changes@public          GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_annotations@public      GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_article@public          GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_photo@public            GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_report@public           GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_report@public           POST ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_claim@public            GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_claim@draft             GET  404    404    404    404    404    404      404        404      404    404
reader_both@both               GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
reader_both@draft              GET  404    404    404    404    404    404      404        404      404    404
reader_report@draft            GET  404    404    404    404    404    404      404        404      404    404
reader_report@draft            POST 404    404    404    404    404    404      404        404      404    404
reader_entity@draft            GET  404    404    404    404    404    404      404        404      404    404
reader_article_short@draft     GET  404    404    404    404    404    404      404        404      404    404
reader_ledger@draft            GET  404    404    404    404    404    404      404        404      404    404
reader_edition@draft           GET  404    404    404    404    404    404      404        404      404    404
reader_changes@draft           GET  404    404    404    404    404    404      404        404      404    404
reader_annotations@draft       GET  404    404    404    404    404    404      404        404      404    404
reader_article@draft           GET  404    404    404    404    404    404      404        404      404    404
reader_photo@draft             GET  404    404    404    404    404    404      404        404      404    404

# Signing in, one's own things
login                          GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
login                          POST ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
logout                         POST ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
desk                           GET  in     ok     ok     ok     ok     ok       ok         ok       ok     ok
people_list                    GET  in     403    403    403    403    403      403        403      403    ok
person_invite                  GET  in     403    403    403    403    403      403        403      403    ok
person_invite                  POST in     403    403    403    403    403      403        403      403    ok
person_detail                  GET  in     403    403    403    403    403      403        403      403    ok
person_reset                   POST in     403    403    403    403    403      403        403      403    ok
person_deactivate              POST in     403    403    403    403    403      403        403      403    ok
person_take_back               POST in     403    403    403    403    403      403        403      403    ok
welcome                        GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
welcome                        POST ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
password_forgotten             GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
password_forgotten             POST ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
session_list                   GET  in     ok     ok     ok     ok     ok       ok         ok       ok     ok
session_end                    POST in     ok     ok     ok     ok     ok       ok         ok       ok     ok
help_index                     GET  in     ok     ok     ok     ok     ok       ok         ok       ok     ok
help_page                      GET  in     ok     ok     ok     ok     ok       ok         ok       ok     ok
help_image                     GET  in     ok     ok     ok     ok     ok       ok         ok       ok     ok
profile                        GET  in     ok     ok     ok     ok     ok       ok         ok       ok     ok
profile                        POST in     ok     ok     ok     ok     ok       ok         ok       ok     ok
password_change                GET  in     ok     ok     ok     ok     ok       ok         ok       ok     ok
password_change                POST in     ok     ok     ok     ok     ok       ok         ok       ok     ok
interface_language             POST ok     ok     ok     ok     ok     ok       ok         ok       ok     ok

page_store                     GET  in     403    403    403    403    403      403        403      ok     ok
board                          GET  in     403    ok     ok     ok     ok       ok         ok       ok     403
workload                       GET  in     403    ok     ok     ok     ok       ok         ok       ok     403
board_view_save                POST in     403    ok     ok     ok     ok       ok         ok       ok     403
board_view_drop@view           POST in     404    ok     404    404    404      404        404      404    404
article_record                 GET  in     404    ok     ok     404    ok       404        ok       ok     404
article_record_export          GET  in     404    ok     ok     404    ok       404        ok       ok     404
text_plan                      GET  in     404    ok     403    404    403      404        403      ok     404
text_plan                      POST in     404    ok     403    404    403      404        403      ok     404
text_plan@th                   GET  in     404    403    403    404    ok       404        403      ok     404
text_plan@th                   POST in     404    403    403    404    ok       404        403      ok     404

notice_list                    GET  in     ok     ok     ok     ok     ok       ok         ok       ok     ok
notice_open@notice             POST in     404    ok     404    404    404      404        404      404    404
notices_read                   POST in     ok     ok     ok     ok     ok       ok         ok       ok     ok
notice_settings                GET  in     ok     ok     ok     ok     ok       ok         ok       ok     ok
notice_settings                POST in     ok     ok     ok     ok     ok       ok         ok       ok     ok

# Bringing in and writing
article_new                    GET  in     403    ok     ok     ok     403      403        403      ok     403
article_new                    POST in     403    ok     ok     ok     403      403        403      ok     403
article_found                  GET  in     404    ok     404    404    404      404        404      404    404
article_found                  POST in     404    ok     404    404    404      404        404      404    404
upload_discard                 POST in     404    ok     404    404    404      404        404      404    404
upload_download@kept           GET  in     404    ok     ok     404    ok       404        ok       ok     404
article_detail                 GET  in     404    ok     ok     404    ok       404        ok       ok     404
upload_beside                  GET  in     404    ok     404    404    404      404        404      404    404
photo_list                     GET  in     404    ok     ok     404    ok       404        ok       ok     404
photo_add                      POST in     404    ok     403    404    403      404        403      ok     404
photo_detail                   GET  in     404    ok     ok     404    ok       404        ok       ok     404
photo_detail                   POST in     404    ok     403    404    ok       404        403      ok     404
photo_lead                     POST in     404    ok     403    404    403      404        403      ok     404
photo_remove                   POST in     404    ok     403    404    403      404        403      ok     404
photo_put_back                 POST in     404    ok     403    404    403      404        403      ok     404
photo_erase                    POST in     404    ok     403    404    403      404        403      ok     404
photo_image                    GET  in     404    ok     ok     404    ok       404        ok       ok     404
text_write                     GET  in     404    ok     403    404    403      404        403      ok     404
text_write                     POST in     404    ok     403    404    403      404        403      ok     404
text_unsaved                   POST in     404    ok     403    404    403      404        403      ok     404
text_here                      POST in     404    ok     403    404    403      404        403      ok     404
text_left                      POST in     404    ok     403    404    403      404        403      ok     404
text_merge                     POST in     404    ok     403    404    403      404        403      ok     404
text_unsaved_discard           POST in     404    ok     403    404    403      404        403      ok     404
text_submit                    POST in     404    ok     403    404    403      404        403      ok     404
text_restore                   POST in     404    ok     403    404    403      404        403      ok     404
text_history                   GET  in     404    ok     ok     404    ok       404        ok       ok     404
text_write@th                  GET  in     404    403    403    404    ok       404        403      ok     404
text_write@th                  POST in     404    403    403    404    ok       404        403      ok     404
text_unsaved@th                POST in     404    403    403    404    ok       404        403      ok     404
text_here@th                   POST in     404    403    403    404    ok       404        403      ok     404
text_left@th                   POST in     404    403    403    404    ok       404        403      ok     404
text_merge@th                  POST in     404    403    403    404    ok       404        403      ok     404
text_unsaved_discard@th        POST in     404    403    403    404    ok       404        403      ok     404
text_submit@th                 POST in     404    403    403    404    ok       404        403      ok     404
text_restore@th                POST in     404    403    403    404    ok       404        403      ok     404

# Marking
text_mark                      GET  in     404    ok     ok     404    ok       404        ok       ok     404
annotation_add                 POST in     404    ok     ok     404    ok       404        ok       ok     404
suggestions_accept             POST in     404    ok     ok     404    ok       404        ok       ok     404
suggestions_ask                POST in     404    ok     ok     404    ok       404        ok       ok     404
suggestions_dismiss            POST in     404    ok     ok     404    ok       404        ok       ok     404
marking_here                   POST in     404    ok     ok     404    ok       404        ok       ok     404
marking_undo                   POST in     404    ok     ok     404    ok       404        ok       ok     404
claim_new                      GET  in     404    ok     ok     404    ok       404        ok       ok     404
claim_new                      POST in     404    ok     ok     404    ok       404        ok       ok     404
claim_edit@claim               GET  in     404    ok     ok     404    ok       404        ok       ok     404
claim_edit@claim               POST in     404    ok     ok     404    ok       404        ok       ok     404
annotation_detail              GET  in     404    ok     ok     404    ok       404        ok       ok     404
annotation_export              GET  in     404    ok     ok     404    ok       404        ok       ok     404
annotation_edit                POST in     404    ok     ok     404    ok       404        ok       ok     404
annotation_tag_all             GET  in     404    ok     ok     404    ok       404        ok       ok     404
annotation_tag_all             POST in     404    ok     ok     404    ok       404        ok       ok     404
annotation_remove              POST in     404    ok     ok     404    ok       404        ok       ok     404
annotation_restore             POST in     404    ok     ok     404    ok       404        ok       ok     404
annotation_resolve             POST in     404    ok     ok     404    ok       404        ok       ok     404

# The registry: whoever marks, and the admin who cleans it up
entity_list                    GET  in     403    ok     ok     ok     ok       ok         ok       ok     ok
entity_search                  GET  in     403    ok     ok     ok     ok       ok         ok       ok     ok
entity_detail                  GET  in     403    ok     ok     ok     ok       ok         ok       ok     ok
entity_untagged                GET  in     403    ok     ok     ok     ok       ok         ok       ok     ok
mention_search_start           POST in     403    ok     ok     ok     ok       ok         ok       ok     ok
mention_search                 GET  in     403    ok     ok     ok     ok       ok         ok       ok     ok
mention_search_step            POST in     403    ok     403    403    403      403        403      403    403
mention_search_stop            POST in     403    ok     403    403    403      403        ok       ok     ok
mention_search_take_back       POST in     403    ok     403    403    403      403        ok       ok     ok
entity_new                     GET  in     403    ok     ok     ok     ok       ok         ok       ok     ok
entity_new                     POST in     403    ok     ok     ok     ok       ok         ok       ok     ok
entity_edit                    GET  in     403    ok     ok     ok     ok       ok         ok       ok     ok
entity_edit                    POST in     403    ok     ok     ok     ok       ok         ok       ok     ok
entity_duplicates              GET  in     403    403    403    403    403      403        ok       ok     ok
entity_merge                   GET  in     403    403    403    403    403      403        ok       ok     ok
entity_merge                   POST in     403    403    403    403    403      403        ok       ok     ok
entity_export                  GET  in     403    ok     ok     ok     ok       ok         ok       ok     ok
entity_import                  GET  in     403    403    403    403    403      403        ok       ok     ok
entity_import                  POST in     403    403    403    403    403      403        ok       ok     ok
guideline_list                 GET  in     403    ok     ok     ok     ok       ok         ok       ok     ok
guideline_edit                 GET  in     403    403    403    403    403      403        ok       ok     ok
guideline_edit                 POST in     403    403    403    403    403      403        ok       ok     ok
entity_waiting                 GET  in     403    403    403    403    403      403        ok       ok     403
entity_approve                 POST in     403    403    403    403    403      403        ok       ok     403
entity_approval_take_back      POST in     403    403    403    403    403      403        ok       ok     403
entity_put_back                POST in     403    ok     ok     ok     ok       ok         ok       ok     ok
merge_undo                     POST in     403    403    403    403    403      403        ok       ok     ok

# Several annotators: Mali, Anan and Ploy take part
round_list                     GET  in     404    404    404    404    404      404        404      404    404
round_list@on                  GET  in     404    ok     ok     404    ok       404        ok       ok     404
round_list@on                  POST in     404    403    403    404    403      404        403      ok     404
round_detail                   GET  in     404    ok     403    404    ok       404        ok       ok     404
round_mark                     GET  in     404    ok     403    404    ok       404        ok       403    404
round_mark                     POST in     404    ok     403    404    ok       404        ok       403    404
round_unmark                   POST in     404    ok     403    404    ok       404        ok       403    404
round_submit                   POST in     404    ok     403    404    ok       404        ok       403    404
round_resume                   POST in     404    ok     403    404    ok       404        ok       403    404
round_cancel                   POST in     404    403    403    404    403      404        403      ok     404
round_compare                  GET  in     404    403    403    404    403      404        403      403    404
round_compare                  POST in     404    403    403    404    403      404        403      403    404
round_compare@rounds           GET  in     404    403    403    404    403      404        ok       ok     404
round_compare@rounds           POST in     404    403    403    404    403      404        ok       ok     404
round_mine@decided             GET  in     404    ok     403    404    ok       404        ok       403    404

# Reviewing
review_queue                   GET  in     403    403    403    403    403      403        ok       ok     403
second_look                    GET  in     404    404    404    404    404      404        ok       ok     404
second_look                    POST in     404    404    404    404    404      404        ok       403    404
text_review                    GET  in     404    ok     403    404    403      404        ok       ok     404
text_review@th                 GET  in     404    403    403    404    ok       404        ok       ok     404
text_approve                   POST in     404    ok     403    404    403      404        ok       ok     404
text_approve@th                POST in     404    403    403    404    ok       404        ok       ok     404
text_return                    POST in     404    403    403    404    403      404        ok       ok     404
text_decision_take_back        POST in     404    403    403    404    403      404        ok       403    404
annotations_approve            GET  in     404    403    403    404    403      404        ok       ok     404
annotations_approve            POST in     404    403    403    404    403      404        ok       ok     404
annotation_approve             POST in     404    403    403    404    403      404        ok       ok     404
annotation_ask                 POST in     404    403    403    404    403      404        ok       ok     404
annotation_reject              POST in     404    403    403    404    403      404        ok       ok     404
decision_take_back             POST in     404    403    403    404    403      404        ok       403    404

# Discussing: whoever may read the article; a confidential discussion, only those named
article_threads                GET  in     404    ok     ok     404    ok       404        ok       ok     404
article_threads                POST in     404    ok     ok     404    ok       404        ok       ok     404
thread_comment@thread          POST in     404    ok     ok     404    ok       404        ok       ok     404
thread_resolve@thread          POST in     404    ok     ok     404    ok       404        ok       ok     404
thread_reopen@resolved         POST in     404    ok     ok     404    ok       404        ok       ok     404
thread_comment@secret          POST in     404    ok     404    404    404      404        404      ok     404
thread_resolve@secret          POST in     404    ok     404    404    404      404        404      ok     404

# Translating
translation_list               GET  in     403    403    403    403    ok       ok         403      ok     403
translations_export            GET  in     403    403    403    403    ok       ok         403      ok     403
translations_bring_in          POST in     403    403    403    403    ok       ok         403      ok     403
translations_take_in           POST in     403    403    403    403    ok       ok         403      ok     403
memory_list                    GET  in     403    403    403    403    ok       ok         403      ok     403
memory_export                  GET  in     403    403    403    403    403      403        403      ok     403
memory_bring_in                POST in     403    403    403    403    403      403        403      ok     403
term_list                      GET  in     403    403    403    403    ok       ok         403      ok     403
term_export                    GET  in     403    403    403    403    ok       ok         403      ok     403
term_bring_in                  POST in     403    403    403    403    403      403        403      ok     403
paragraph_matches@th           GET  in     404    403    403    404    ok       404        403      ok     404
translation_take               POST in     403    403    403    403    ok       404        403      ok     403
translation_take@free          POST in     403    403    403    403    ok       ok         403      ok     403
text_translate@th              GET  in     404    403    403    404    ok       404        403      ok     404
translation_facts@th           GET  in     404    403    403    404    ok       404        403      ok     404
translation_parity@th          GET  in     404    403    403    404    ok       404        ok       ok     404
fact_waive@th                  POST in     404    403    403    404    403      404        ok       ok     404
fact_unwaive@th                POST in     404    403    403    404    403      404        ok       ok     404
translation_start@th           POST in     404    403    403    404    ok       404        403      ok     404
translation_give_back@th       POST in     404    403    403    404    ok       404        403      403    404
translation_submit@th          POST in     404    403    403    404    ok       404        403      ok     404
translation_assign@th          POST in     404    403    403    404    403      404        403      ok     404
translation_engine_allow@th    POST in     404    403    403    404    403      404        403      ok     404
paragraph_save@th              POST in     404    403    403    404    ok       404        403      ok     404
paragraph_confirm@th           POST in     404    403    403    404    ok       404        403      ok     404
paragraph_merge@th             POST in     404    403    403    404    ok       404        403      ok     404
paragraph_separate@th          POST in     404    403    403    404    ok       404        403      ok     404
paragraph_cut@th               POST in     404    403    403    404    ok       404        403      ok     404
paragraph_restore@th           POST in     404    403    403    404    ok       404        403      ok     404
paragraph_add@th               POST in     404    403    403    404    ok       404        403      ok     404
paragraph_remove@th            POST in     404    403    403    404    ok       404        403      ok     404
paragraph_keep@th              POST in     404    403    403    404    ok       404        403      ok     404
paragraph_up@th                POST in     404    403    403    404    ok       404        403      ok     404
paragraph_down@th              POST in     404    403    403    404    ok       404        403      ok     404
paragraph_draft@th             POST in     404    403    403    404    ok       404        403      ok     404
paragraph_draft_discard@th     POST in     404    403    403    404    ok       404        403      ok     404
paragraph_waive@th             POST in     404    403    403    404    ok       404        403      ok     404
paragraph_unwaive@th           POST in     404    403    403    404    ok       404        403      ok     404
translation_draft@th           POST in     404    403    403    404    ok       404        403      ok     404
translation_clear_drafts@th    POST in     404    403    403    404    ok       404        403      ok     404
translation_marks@th           GET  in     404    403    403    404    ok       404        403      ok     404
translation_marks_take@th      POST in     404    403    403    404    ok       404        403      ok     404
translation_marks_refuse@th    POST in     404    403    403    404    ok       404        403      ok     404
paragraph_marks@th             GET  in     404    403    403    404    ok       404        403      ok     404
paragraph_marks@th             POST in     404    403    403    404    ok       404        403      ok     404
translation_mark_unlink@th     POST in     404    403    403    404    ok       404        403      ok     404
paragraph_part@th              POST in     404    403    403    404    ok       404        403      ok     404
paragraph_above@th             POST in     404    403    403    404    ok       404        403      ok     404
paragraph_below@th             POST in     404    403    403    404    ok       404        403      ok     404
translation_pair_up@th         POST in     404    403    403    404    ok       404        403      ok     404
translation_accept_pairs@th    POST in     404    403    403    404    ok       404        403      ok     404
translation_undo@th            POST in     404    403    403    404    ok       404        403      ok     404

# Publishing
publishing_list                GET  in     403    403    403    403    403      403        403      ok     403
article_develop                POST in     404    403    403    404    403      404        403      ok     404
update_add                     POST in     404    403    403    404    403      404        403      ok     404
update_drop                    POST in     404    403    403    404    403      404        403      ok     404
listing_list                   GET  in     403    403    403    403    403      403        403      ok     403
listing_edit@front             GET  in     403    403    403    403    403      403        403      ok     403
listing_edit@front             POST in     403    403    403    403    403      403        403      ok     403
listing_edit@related           GET  in     404    403    403    404    403      404        403      ok     404
listing_edit@related           POST in     404    403    403    404    403      404        403      ok     404
listing_undo                   POST in     403    403    403    403    403      403        403      ok     403
listing_preview@front          POST in     403    403    403    403    403      403        403      ok     403
delivery_list                  GET  in     403    403    403    403    403      403        403      ok     403
delivery_again                 POST in     403    403    403    403    403      403        403      ok     403
delivery_drop                  POST in     403    403    403    403    403      403        403      ok     403
article_name                   GET  in     404    403    403    404    403      404        403      ok     404
article_name                   POST in     404    403    403    404    403      404        403      ok     404
entity_name                    GET  in     403    403    403    403    403      403        403      ok     403
entity_name                    POST in     403    403    403    403    403      403        403      ok     403
name_correction                GET  in     403    403    403    403    403      403        ok       ok     403
name_countersign               POST in     403    403    403    403    403      403        ok       403    403
name_refuse                    POST in     403    403    403    403    403      403        ok       ok     403
clock_confirm                  POST in     403    403    403    403    403      403        403      ok     403
article_seal                   GET  in     404    403    403    404    403      404        403      ok     404
article_seal                   POST in     404    403    403    404    403      404        403      ok     404
seal_detail                    GET  in     404    403    403    404    403      404        ok       ok     404
seal_carry_out                 POST in     404    403    403    404    403      404        ok       ok     404
seal_refuse                    POST in     404    403    403    404    403      404        ok       ok     404
article_publish_alone          GET  in     404    403    403    404    403      404        403      ok     404
article_publish_alone          POST in     404    403    403    404    403      404        403      ok     404
exception_list                 GET  in     403    ok     ok     ok     ok       ok         ok       ok     403
deputy_list                    GET  in     403    403    403    403    403      403        403      ok     403
deputy_list                    POST in     403    403    403    403    403      403        403      ok     403
deputy_end                     POST in     403    ok     404    404    404      404        404      ok     403
report_list                    GET  in     403    403    403    403    403      403        403      ok     403
report_answer                  POST in     403    403    403    403    403      403        403      ok     403
article_publish                GET  in     404    403    403    404    403      404        403      ok     404
article_publish                POST in     404    403    403    404    403      404        403      ok     404
article_withdraw               POST in     404    403    403    404    403      404        403      ok     404
article_restore                POST in     404    403    403    404    403      404        403      ok     404
article_embargo                POST in     404    403    403    404    403      404        403      ok     404
article_lift_embargo           POST in     404    403    403    404    403      404        403      ok     404
article_waive                  POST in     404    403    403    404    403      404        403      ok     404
article_waive_twin             POST in     404    403    403    404    403      404        403      ok     404
article_spike                  POST in     404    ok     403    404    403      404        403      ok     404
article_unspike                POST in     404    ok     403    404    403      404        403      ok     404
article_hold                   POST in     404    403    403    404    403      404        403      ok     404
article_lift_hold              POST in     404    403    403    404    403      404        403      ok     404
release_reschedule@scheduled   POST in     404    403    403    404    403      404        403      ok     404
release_plan_again@scheduled   POST in     404    403    403    404    403      404        403      ok     404
release_cancel@scheduled       POST in     404    403    403    404    403      404        403      ok     404
article_preview                GET  in     404    ok     ok     404    ok       404        ok       ok     404
article_look                   GET  in     404    ok     ok     404    ok       404        ok       ok     404
preview_photo                  GET  in     404    404    404    404    404      404        404      404    404
scheme_colours                 GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
article_share                  POST in     404    403    403    404    403      404        403      ok     404
article_unshare                POST in     404    403    403    404    403      404        403      ok     404
shared_article                 GET  404    404    404    404    404    404      404        404      404    404
shared_article@shared          GET  ok     ok     ok     ok     ok     ok       ok         ok       ok     ok
shared_photo                   GET  404    404    404    404    404    404      404        404      404    404
"""


def rows():
    """(address, case, method, {person: answer}) of every line of the table."""
    found = []
    for line in filter(None, map(_without_comment, TABLE.splitlines())):
        address, method, *answers = line.split()
        if tuple(line.split()) == PEOPLE:
            continue
        if len(answers) != len(PEOPLE) or not set(answers) <= ANSWERS:
            raise ValueError(f"each line needs an answer for each of {PEOPLE}: {line}")
        name, _, case = address.partition("@")
        found.append((name, case, method, dict(zip(PEOPLE, answers, strict=True))))
    return found


def _without_comment(line):
    return re.sub(r"#.*", "", line).strip()
