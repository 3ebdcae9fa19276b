-- What `factcheck audit` keeps, for anyone to query with SQL.
--
-- A document's results belong to its content, named by `digest`: the hash of all that they depend on (text,
-- title, date, division into paragraphs). The same article under several names is audited once. Count
-- `DISTINCT story`, not digests, where the question is how many independent articles say so.
--
-- Offsets are half open and count characters of `contents.text`. An unknown or missing value is NULL.

-- Each run of the audit; one without `finished` was interrupted, and the next goes on where it stopped.
CREATE TABLE IF NOT EXISTS runs (
    run INTEGER NOT NULL,             -- 1, 2, 3 …
    started TIMESTAMP NOT NULL,       -- UTC
    finished TIMESTAMP,
    program VARCHAR NOT NULL,         -- version of factcheck
    rules VARCHAR NOT NULL,           -- of the program and its settings: what reading an article depends on
    judging VARCHAR NOT NULL,         -- likewise: what comparing its claims with facts depends on
    grouping VARCHAR NOT NULL,        -- likewise: what comparing articles with each other depends on
    facts VARCHAR NOT NULL,           -- digest of the facts
    fact_count BIGINT NOT NULL,
    engine VARCHAR NOT NULL,          -- local, spark
    workers INTEGER NOT NULL,
    documents BIGINT,                 -- in the corpus; known, like what follows, when the run has finished
    read BIGINT,                      -- contents read and judged in this run
    judged_again BIGINT,              -- contents whose claims were only judged again
    unchanged BIGINT,                 -- contents that nothing had to be done for
    failed BIGINT                     -- documents in `failures`
);

-- One row for each document of the corpus. While a run goes on, those that it has come to.
CREATE TABLE IF NOT EXISTS documents (
    name VARCHAR NOT NULL,            -- file, and line or row of a record file
    id VARCHAR NOT NULL,              -- the record's own, else the name
    url VARCHAR,
    title VARCHAR,
    outlet VARCHAR,                   -- the record's own, else the host of the url
    published DATE,
    digest VARCHAR NOT NULL,          -- its content
    characters BIGINT NOT NULL        -- length of its text
);

-- Documents that were read together. While their file holds the same, they are not read again.
CREATE TABLE IF NOT EXISTS parcels (
    parcel VARCHAR NOT NULL,          -- hash of what the file holds of them all
    name VARCHAR                      -- of a document; NULL where there was none to be read
);

-- One row for each content.
CREATE TABLE IF NOT EXISTS contents (
    digest VARCHAR NOT NULL,
    story VARCHAR NOT NULL,           -- smallest digest among near-copies of the article; its own if none
    rules VARCHAR NOT NULL,           -- as in `runs`: what the results were made with
    judging VARCHAR NOT NULL,
    facts VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    claims BIGINT NOT NULL,
    subjects VARCHAR[] NOT NULL,      -- ids of the subjects of facts that it names, if it has claims;
                                      --   'rates of exchange' if it has sums in several currencies
    errors BIGINT NOT NULL,           -- findings and inconsistencies of this severity
    warnings BIGINT NOT NULL,
    skipped BIGINT NOT NULL,          -- numbers that are no claims: dates, names, vague amounts …
    sketch BLOB NOT NULL,             -- the smallest hashes of its runs of words, by which copies are found
    kept BLOB NOT NULL                -- what judging again needs beside the text
);

-- Every figure with whom and what it is about.
CREATE TABLE IF NOT EXISTS claims (
    digest VARCHAR NOT NULL,
    claim VARCHAR NOT NULL,           -- c1, c2 … in the order of the text
    begins BIGINT NOT NULL,
    ends BIGINT NOT NULL,
    surface VARCHAR NOT NULL,         -- as written
    kind VARCHAR NOT NULL,            -- money, percent, count, duration, rate, multiplier, measure, number
    low DOUBLE NOT NULL,              -- magnitude in `unit`; differs from `high` for a range only
    high DOUBLE NOT NULL,
    unit VARCHAR,
    modifier VARCHAR,                 -- approximately, more_than, at_least, less_than, at_most, nearly, up_to …
    resolution DOUBLE NOT NULL,       -- place of the last digit written
    base_unit VARCHAR,                -- the unit that all figures of this dimension compare in
    cover_low DOUBLE NOT NULL,        -- what the figure covers with its hedges and rounding, in `base_unit`:
    cover_high DOUBLE NOT NULL,       --   infinite for a bound
    low_open BOOLEAN NOT NULL,        -- whether an end of that is left out
    high_open BOOLEAN NOT NULL,
    sentence VARCHAR NOT NULL,
    sentence_begins BIGINT NOT NULL,
    block VARCHAR NOT NULL,           -- headline, standfirst, body, quote, caption, list, cell
    subject VARCHAR,                  -- as the text names them
    attribute VARCHAR,
    subject_key VARCHAR,              -- for grouping: alike however they are spelled
    attribute_key VARCHAR,
    period_start DATE,                -- the days that the claim itself names, `period_end` left out
    period_end DATE,
    attributed_to VARCHAR,            -- who says so
    quoted BOOLEAN NOT NULL,          -- inside a quotation
    modality VARCHAR NOT NULL,        -- asserted, denied, hypothetical, forecast, target
    change BOOLEAN NOT NULL,          -- "rose by 28", not "rose to 214"
    past BOOLEAN NOT NULL             -- "previously", "up from"
);

-- The verdict on every claim.
CREATE TABLE IF NOT EXISTS findings (
    digest VARCHAR NOT NULL,
    claim VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,         -- supported, off_by_rounding, loose_bound, outdated, contradicted …
    how VARCHAR,
    slip VARCHAR,                     -- the likely cause of a contradiction
    severity VARCHAR,                 -- error, warning, note; NULL when supported or suppressed
    fact VARCHAR,                     -- the fact it was judged by
    belongs_to VARCHAR,               -- the other fact whose figure this is
    score DOUBLE,                     -- how likely the claim is about the fact that is nearest, 0 to 1
    reason VARCHAR NOT NULL,
    replacement VARCHAR
);

-- Figures of one document that cannot all be true.
CREATE TABLE IF NOT EXISTS inconsistencies (
    digest VARCHAR NOT NULL,
    number INTEGER NOT NULL,          -- 1, 2 … in the order of the text
    "check" VARCHAR NOT NULL,         -- see `factcheck explain`
    severity VARCHAR NOT NULL,
    claims VARCHAR[] NOT NULL,
    reported VARCHAR NOT NULL,
    computed VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    replacement VARCHAR,
    fingerprint VARCHAR NOT NULL,     -- by which it can be suppressed
    suppressed BOOLEAN NOT NULL
);

-- Claims of different documents about one thing that cannot all be true.
CREATE TABLE IF NOT EXISTS conflicts (
    conflict VARCHAR NOT NULL,        -- stays the same from run to run
    subject VARCHAR,
    attribute VARCHAR,
    unit VARCHAR,
    period_start DATE,
    period_end DATE,
    fact VARCHAR,
    severity VARCHAR NOT NULL,
    strength DOUBLE NOT NULL,
    documents BIGINT NOT NULL,        -- stories that take part
    reason VARCHAR NOT NULL
);

-- Which claims stand on which side of a conflict.
CREATE TABLE IF NOT EXISTS conflict_claims (
    conflict VARCHAR NOT NULL,
    side INTEGER NOT NULL,            -- one for each value; 1 is carried by the most stories
    digest VARCHAR NOT NULL,
    claim VARCHAR NOT NULL
);

-- Claims that were compared with each other, a row for each two of them that disagree. While nothing changes that
-- this depends on, they are not compared again. A claim is named by its digest and number.
CREATE TABLE IF NOT EXISTS meetings (
    meeting BLOB NOT NULL,            -- hash of the claims, what they are linked to, and all else
    one VARCHAR,                      -- NULL, like what follows, where none disagree
    other VARCHAR,
    clash VARCHAR,                    -- how they disagree: apart, adjacent, loose
    same DOUBLE,                      -- how sure it is that they are of one quantity
    shared BIGINT,                    -- figures that both articles give
    carriers VARCHAR[]                -- the claims that give one of the two values
);

-- The facts that findings name, as they were when the figures were judged.
CREATE TABLE IF NOT EXISTS facts (
    fact VARCHAR NOT NULL,            -- its id
    subject VARCHAR NOT NULL,         -- name
    property VARCHAR NOT NULL,
    value VARCHAR NOT NULL,           -- as curated
    as_of DATE,
    source VARCHAR,                   -- the first: title, and place in it
    url VARCHAR                       -- of the source
);

-- The subjects of all facts, as hashes: by them a run knows which contents a change of the facts concerns.
CREATE TABLE IF NOT EXISTS subjects (
    facts VARCHAR NOT NULL,           -- as in `runs`
    subject VARCHAR NOT NULL,
    named VARCHAR NOT NULL,           -- of all names that it goes by
    known VARCHAR NOT NULL            -- of all facts about it
);

-- What could not be read or audited. A run tries it again.
CREATE TABLE IF NOT EXISTS failures (
    name VARCHAR NOT NULL,            -- the document, or the file
    digest VARCHAR,                   -- NULL where it could not even be read
    reason VARCHAR NOT NULL,
    attempts INTEGER NOT NULL
);
