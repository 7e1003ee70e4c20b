"""Which passages of two texts belong together, told from length and from what both must say.

Pure: two texts and their spans come in, Beads go out. `clues` are what two passages share, `seams`
where a Thai sentence may begin, `course` is the best way through both texts.
"""

from articles.translating.pairing.clauses import clauses, counterpart
from articles.translating.pairing.course import Bead, Side, course

__all__ = ["Bead", "Side", "clauses", "counterpart", "course"]
