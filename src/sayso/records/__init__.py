"""The nouns of sayso, one small file each, and the wire format that carries them."""

from sayso.records.actor import Actor, Mention
from sayso.records.article import BLOCK_KINDS, Article, Block, BlockKind, Link
from sayso.records.attribution import STANCES, Attribution, Manner, SourceKind, Stance
from sayso.records.claim import Claim
from sayso.records.date import Date
from sayso.records.event import Event
from sayso.records.figure import QUALIFIERS, Figure
from sayso.records.grounding import Grounding, Run
from sayso.records.identity import content_id, text_sha256
from sayso.records.origin import ArticleLink, OriginGroup, OriginMention, Upstream
from sayso.records.page import Page
from sayso.records.reading import Reading
from sayso.records.relation import RELATION_TYPES, Relation, RelationType
from sayso.records.span import Pieces, Span, cut_pieces
from sayso.records.visit import Visit
from sayso.records.wire import KINDS, Record, from_wire, to_json, to_wire

__all__ = [
    "BLOCK_KINDS",
    "KINDS",
    "QUALIFIERS",
    "RELATION_TYPES",
    "STANCES",
    "Actor",
    "Article",
    "ArticleLink",
    "Attribution",
    "Block",
    "BlockKind",
    "Claim",
    "Date",
    "Event",
    "Figure",
    "Grounding",
    "Link",
    "Manner",
    "Mention",
    "OriginGroup",
    "OriginMention",
    "Page",
    "Pieces",
    "Reading",
    "Record",
    "Relation",
    "RelationType",
    "Run",
    "SourceKind",
    "Span",
    "Stance",
    "Upstream",
    "Visit",
    "content_id",
    "cut_pieces",
    "from_wire",
    "text_sha256",
    "to_json",
    "to_wire",
]
