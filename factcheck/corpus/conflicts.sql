-- Which claims may speak of one quantity and cannot all be true: plain SQL for DuckDB and Spark.
--
-- Read are the tables of the store; what comes out are the views `grouped` (claims that share a fact, or
-- subject, attribute, unit and time, where not all agree) and `paired` (articles that share uncommon figures).

-- Claims that state what is or was, with what makes two of them comparable. Those whose subject is not plain
-- must name their time.
CREATE OR REPLACE TEMPORARY VIEW voices AS
SELECT
    c.digest, c.claim, c.cover_low AS low, c.cover_high AS high,
    coalesce(f.fact, '') AS fact,
    CASE WHEN f.fact IS NULL THEN coalesce(c.subject_key, '') ELSE '' END AS subject_key,
    CASE WHEN f.fact IS NULL THEN c.attribute_key ELSE '' END AS attribute_key,
    coalesce(c.base_unit, '') AS unit,
    c.change,
    CASE WHEN f.fact IS NULL THEN c.period_start END AS period_start,
    CASE WHEN f.fact IS NULL THEN c.period_end END AS period_end
FROM claims AS c
LEFT JOIN judged AS f ON f.digest = c.digest AND f.claim = c.claim
WHERE c.block NOT IN ('cell', 'list', 'code')
    AND (
        (f.fact IS NOT NULL AND f.verdict NOT IN ('outdated', 'not_checked'))
        OR (
            f.fact IS NULL AND c.attribute_key IS NOT NULL
            AND (c.subject_key IS NOT NULL OR c.period_start IS NOT NULL)
            AND c.modality = 'asserted' AND (NOT c.past OR c.period_start IS NOT NULL)
        )
    );

-- A claim without a time of its own is compared with those of the days around it: each falls into two spans
-- of four days, so that any two of neighbouring days share one. Undated articles share a span.
CREATE OR REPLACE TEMPORARY TABLE timed AS
SELECT v.*, CAST(-1 AS BIGINT) AS span
FROM voices AS v
WHERE v.fact <> '' OR v.period_start IS NOT NULL
UNION ALL
SELECT v.*, coalesce(CAST(floor((d.day + 2 * p.phase) / 4) * 2 + p.phase AS BIGINT), -2) AS span
FROM voices AS v
JOIN dated AS d ON d.digest = v.digest
CROSS JOIN (SELECT 0 AS phase UNION ALL SELECT 1 AS phase) AS p
WHERE v.fact = '' AND v.period_start IS NULL AND (p.phase = 0 OR d.day IS NOT NULL);

-- What several articles give, and not all alike: the highest low end reaches the lowest high end, or a bound
-- lies far from what satisfies it.
CREATE OR REPLACE TEMPORARY VIEW disputed AS
SELECT
    fact, subject_key, attribute_key, unit, change,
    coalesce(period_start, DATE '0001-01-01') AS period_start,
    coalesce(period_end, DATE '0001-01-01') AS period_end,
    span
FROM timed
GROUP BY ALL
HAVING min(digest) <> max(digest) AND (
    max(low) >= min(high)
    OR max(CASE WHEN high < CAST('Infinity' AS DOUBLE) THEN low END)
        > 1.25 * min(CASE WHEN high = CAST('Infinity' AS DOUBLE) THEN low END)
    OR 1.25 * min(CASE WHEN low > CAST('-Infinity' AS DOUBLE) THEN high END)
        < max(CASE WHEN low = CAST('-Infinity' AS DOUBLE) THEN high END)
);

CREATE OR REPLACE TEMPORARY VIEW grouped AS
SELECT
    t.fact, t.subject_key, t.attribute_key, t.unit, t.change, d.period_start, d.period_end, t.span,
    t.digest, t.claim, t.low, t.high
FROM timed AS t
JOIN disputed AS d
    ON d.fact = t.fact AND d.subject_key = t.subject_key AND d.attribute_key = t.attribute_key
    AND d.unit = t.unit AND d.change = t.change AND d.span = t.span
    AND d.period_start = coalesce(t.period_start, DATE '0001-01-01')
    AND d.period_end = coalesce(t.period_end, DATE '0001-01-01');

-- What hardly recurs by chance: subjects, words of titles, and figures of three digits or more whose last is no
-- nought.
CREATE OR REPLACE TEMPORARY VIEW marks AS
SELECT digest, coalesce(base_unit, '') AS mark, cover_low AS low, cover_high AS high
FROM claims
WHERE low = high AND modifier IS NULL AND resolution > 0
    AND abs(low) / resolution >= 100 AND abs(low) / resolution < 1000000000000000
    AND CAST(round(abs(low) / resolution) AS BIGINT) % 10 <> 0
UNION ALL
SELECT digest, concat('of ', subject_key), 0, 0
FROM claims
WHERE subject_key IS NOT NULL
UNION ALL
SELECT digest, concat('title ', word), 0, 0
FROM (
    SELECT digest, unnest(split(translate(lower(title), '<>()[]-,.:;/&', '             '), ' ')) AS word
    FROM documents
)
WHERE length(word) > 2;

-- Those that few articles have.
CREATE OR REPLACE TEMPORARY VIEW uncommon AS
SELECT mark, low, high
FROM marks
GROUP BY mark, low, high
HAVING count(*) BETWEEN 2 AND 8;

CREATE OR REPLACE TEMPORARY VIEW marked AS
SELECT DISTINCT m.digest, m.mark, m.low, m.high
FROM marks AS m
JOIN uncommon AS u ON u.mark = m.mark AND u.low = m.low AND u.high = m.high;

-- Articles of neighbouring days that share at least two.
CREATE OR REPLACE TEMPORARY VIEW paired AS
SELECT a.digest AS one, b.digest AS other
FROM marked AS a
JOIN marked AS b ON b.mark = a.mark AND b.low = a.low AND b.high = a.high AND a.digest < b.digest
JOIN dated AS d ON d.digest = a.digest
JOIN dated AS e ON e.digest = b.digest
WHERE d.day IS NULL OR e.day IS NULL OR d.day - e.day BETWEEN -4 AND 4
GROUP BY a.digest, b.digest
HAVING count(*) >= 2;
