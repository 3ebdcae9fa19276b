"""A fact about a power plant that was never built, with a sentence that agrees and one that does not."""

FACTS = """\
subjects:
  strand: {name: Strand tidal plant, aliases: [Strand plant]}
facts:
  - id: strand.cost
    subject: strand
    property: construction cost
    cues: [cost, build]
    value: £420 million
    as_of: 2024-12-31
    source: {title: Annual Report 2024, url: "https://harbour.example/2024"}
"""
RIGHT = "The Strand plant cost £420 million to build."
WRONG = "The Strand plant cost £4.2 billion to build."
