-- One row: the fields of `Totals`, in their order.
SELECT *
FROM (SELECT count(*), count(DISTINCT outlet), min(published), max(published) FROM documents)
CROSS JOIN (SELECT count(*), count(DISTINCT story), coalesce(sum(skipped), 0)::BIGINT FROM contents)
CROSS JOIN (
    SELECT count(*),
           count(*) FILTER (verdict = 'supported'),
           count(*) FILTER (severity IN ('error', 'warning')),
           count(*) FILTER (verdict = 'contested' AND severity IS NOT NULL),
           count(*) FILTER (verdict = 'unverifiable'),
           count(*) FILTER (verdict = 'not_checked'),
           count(*) FILTER (verdict <> 'supported' AND severity IS NULL)
    FROM findings
)
CROSS JOIN (SELECT count(*) FROM inconsistencies WHERE NOT suppressed)
CROSS JOIN (
    SELECT count(*) FILTER (severity = 'error'), count(*) FILTER (severity = 'warning'),
           count(*) FILTER (severity = 'note'), count(DISTINCT digest)
    FROM found
)
CROSS JOIN (SELECT count(*) FROM conflicts)
CROSS JOIN (SELECT count(*) FROM failures)
CROSS JOIN (SELECT program, fact_count, facts, finished IS NOT NULL FROM runs ORDER BY run DESC LIMIT 1);
