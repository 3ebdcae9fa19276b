-- What the reports show of a store. A text counts once, under the article that carried it first.

CREATE TEMP VIEW found AS
SELECT digest, [claim] AS figures, verdict AS "check", slip, severity, fact, reason, replacement,
       NULL::VARCHAR AS reported, NULL::VARCHAR AS computed
FROM findings
WHERE severity IS NOT NULL AND verdict NOT IN ('unverifiable', 'not_checked')
UNION ALL
SELECT digest, claims, "check", NULL, severity, NULL, reason, replacement, reported, computed
FROM inconsistencies
WHERE NOT suppressed;

CREATE TEMP TABLE carriers AS
SELECT digest, name, title, url, outlet, published, count(*) OVER one_text AS copies
FROM documents
WHERE digest IN (SELECT digest FROM found UNION SELECT digest FROM conflict_claims)
WINDOW one_text AS (PARTITION BY digest)
QUALIFY row_number() OVER (PARTITION BY digest ORDER BY published NULLS LAST, name) = 1;

CREATE TEMP VIEW problems AS
SELECT found.*, carriers.* EXCLUDE (digest), claims.subject, claims.attribute, claims.attributed_to,
       claims.quoted, claims.begins, list_position(['error', 'warning', 'note'], severity) AS rank
FROM found
JOIN carriers USING (digest)
JOIN claims ON claims.digest = found.digest AND claims.claim = found.figures[1];
