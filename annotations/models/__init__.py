from annotations.models.annotation import Annotation, AnnotationVersion, Decision
from annotations.models.asked import Asked
from annotations.models.claim import Claim, Evidence, PastNote
from annotations.models.discussion import Comment, Thread
from annotations.models.dismissal import Dismissal
from annotations.models.entity import Alias, Entity, Merge, Position
from annotations.models.kind import Kind
from annotations.models.mention_search import MentionSearch, PutUp
from annotations.models.presence import Presence
from annotations.models.round import Layer, LayerMark, Round
from annotations.models.wording import Wording, WordingDecision
