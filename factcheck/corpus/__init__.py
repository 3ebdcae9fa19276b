"""Audits of whole corpora: every document against the facts, kept in a database."""
