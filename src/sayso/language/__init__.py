"""What any reader of text needs: sentences and their syntax."""

from sayso.language.parse import Name, Parse, Parser, Sentence, Token

__all__ = ["Name", "Parse", "Parser", "Sentence", "Token"]
