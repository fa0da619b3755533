"""What any reader of text needs: sentences and their syntax."""

from sayso.language.parse import Parse, Parser, Sentence, Token

__all__ = ["Parse", "Parser", "Sentence", "Token"]
