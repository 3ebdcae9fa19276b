-- What claims are read with: plain SQL for DuckDB and Spark.

-- When each content was published, with days counted as if every month had 31.
CREATE OR REPLACE TEMPORARY VIEW dated AS
SELECT digest, min(title) AS title, min(published) AS published,
    min(year(published) * 372 + month(published) * 31 + day(published)) AS day
FROM documents
GROUP BY digest;

-- Claims that were linked to a fact. One that does not come near it, and is not true of it, may well be about
-- something else.
CREATE OR REPLACE TEMPORARY VIEW judged AS
SELECT digest, claim, fact, verdict,
    CASE WHEN verdict IN ('supported', 'off_by_rounding', 'loose_bound') THEN score ELSE 0.0 END AS linked
FROM findings
WHERE fact IS NOT NULL;
