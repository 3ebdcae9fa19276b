"""What the processes of an audit load: where they are forked from one that has it, they start at once."""

import gc

from factcheck.checker import read_claims
from factcheck.corpus.arrow import arrow_schema
from factcheck.corpus.rows import TABLES
from factcheck.corpus.work import auditor
from factcheck.documents.document import Document
from factcheck.settings import Settings

__all__ = ["auditor"]

arrow_schema(next(iter(TABLES)))
read_claims(Document("", "", "It cost $1."), Settings())  # much is only loaded when it is needed
gc.freeze()  # or the collector would write to all of it, and so copy it, in each process
