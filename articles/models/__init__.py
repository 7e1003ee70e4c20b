from articles.models.alignment import Alignment
from articles.models.approval import OUTLINE, BlockApproval, BlockVersion, TextDecision
from articles.models.article import Article
from articles.models.audit import AuditEntry
from articles.models.buffer import Buffer
from articles.models.clock import ClockMark
from articles.models.edition import Edition, PublishedClaim, PublishedEntity, PublishedMention
from articles.models.engine import EngineConsent, EngineUse
from articles.models.exception import (
    SECOND_LOOK_WITHIN,
    DeputyShift,
    FourEyesException,
    SecondLook,
)
from articles.models.finding_waiver import FindingWaiver
from articles.models.invalidation import Invalidation
from articles.models.lease import LEASE, Lease
from articles.models.listing import Listing
from articles.models.memory import MemoryIntake, MemoryPair, MemoryPosting, MemoryToken
from articles.models.name_correction import NameCorrection
from articles.models.newsroom import NewsroomSettings
from articles.models.notice import NoticeChoice, Notification
from articles.models.outbox import Outbox, Outlet
from articles.models.paragraph_draft import ParagraphDraft, TranslationStep
from articles.models.passage import Byline, Passage, SearchName, SearchWord
from articles.models.photo import Photo
from articles.models.redirect import Redirect
from articles.models.release import Release
from articles.models.report import ErrorReport, ReportAnswer
from articles.models.revision import ChangeClass, Revision
from articles.models.seal import Seal, SealedRow
from articles.models.section import Section
from articles.models.share import ShareLink, ShareVisit
from articles.models.shingle import Shingle
from articles.models.term import Term
from articles.models.text import ArticleText, Priority, Stage
from articles.models.upload import Upload
from articles.models.view import SavedView
from articles.models.waiver import Waiver
