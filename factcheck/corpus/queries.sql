-- What reports show of a store. A text counts once, under the article that carried it first.

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
SELECT digest, name, outlet, published,
       row(name, title, url, outlet, published, count(*) OVER (PARTITION BY digest), digest) AS article
FROM documents
WHERE digest IN (SELECT digest FROM found UNION SELECT digest FROM conflict_claims)
QUALIFY row_number() OVER (PARTITION BY digest ORDER BY published NULLS LAST, name) = 1;

CREATE TEMP VIEW records AS
SELECT fact, subject, property, row(fact, subject, property, value, as_of, source, url) AS record
FROM facts;

CREATE TEMP VIEW problems AS
SELECT found.*, carriers.* EXCLUDE (digest), record, claims.attributed_to, claims.quoted, claims.begins,
       coalesce(records.subject, claims.subject) AS subject,
       coalesce(records.property, claims.attribute) AS attribute,
       list_position(['error', 'warning', 'note'], severity) AS rank
FROM found
JOIN carriers USING (digest)
JOIN claims ON claims.digest = found.digest AND claims.claim = found.figures[1]
LEFT JOIN records USING (fact);
