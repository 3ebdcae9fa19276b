"""A web page as a newspaper publishes it."""

FILLER = "The company declined to say who will pay for it, and referred questions to its lawyers in the town."


def page(body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html><head><meta charset="utf-8">{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/99">99 offers</a></li></ul></nav>'
        f"<article>{body}<p>{FILLER}</p><p>{FILLER[::-1].capitalize()}.</p></article>"
        "<footer>© 2025 The Harbour Times, 5 million readers</footer></body></html>"
    )


ARTICLE = page(
    "<h1>Plant costs £420m</h1><p>It cost £420 million.</p>",
    '<title>Plant costs £420m</title><meta property="article:published_time" content="2025-01-28T09:00:00Z">'
    '<link rel="canonical" href="https://harbour.example/plant">',
)
