/**
 * One line of JSON for each row, as it is covered, and the digest of many: SQL that the server brings with each question.
 * What the database keeps under a name of its own (audit_line, evidence_line of 0021_sealed_batches.sql: the same bytes)
 * could be told to lie by whoever owns it. Digested there: a million lines do not pass through the thread that serves people.
 */

/**
 * Of `e`, an audit event: `["<id>", "<xact>", <generation>, <microseconds since 1970>, "<type>", "<record>", …]`, null
 * where there is none. Put together by hand, at two thirds of what json_build_array takes.
 */
export const auditLine = `
  '["' || e.id || '", "' || e.xact::text || '", ' || e.generation
    || ', ' || (extract(epoch from e.at) * 1000000)::bigint || ', ' || to_json(e.type)
    || coalesce(', "' || e.record_id || '"', ', null') || coalesce(', "' || e.closure_id || '"', ', null')
    || coalesce(', "' || e.kiosk_id || '"', ', null') || coalesce(', ' || to_json(e.detail), ', null') || ']'`;

/** Of `e`, an entry of evidence, with the index of its leaf and the digest of what it has sealed, as SQL. */
export function evidenceLine(index: string, sealedDigest: string): string {
  return `json_build_array(${index}, e.id, e.act_id, e.kind, (extract(epoch from e.at) * 1000000)::bigint,
                           encode(${sealedDigest}, 'hex'))::text`;
}

/** Null for no line. `order`: of the lines. */
export function linesDigest(line: string, order: string): string {
  return `sha256(convert_to(string_agg(${line}, e'\\n' order by ${order}), 'UTF8'))`;
}
