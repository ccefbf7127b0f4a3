/**
 * What makes DuckDB take the GoogleSQL that the house writes. Macros are temporary, so the file stays free of them;
 * DuckDB's own functions remain reachable as `system.main.f`.
 */
export const prelude: readonly string[] = [
  "SET TimeZone = 'UTC'",
  "SET default_null_order = 'nulls_first_on_asc_last_on_desc'",
  'CREATE TEMP MACRO date_diff(a, b, part) AS CAST(CAST(a AS DATE) - CAST(b AS DATE) AS BIGINT)',
  'CREATE TEMP MACRO date_sub(d, i) AS CAST(CAST(d AS DATE) - i AS DATE)',
  'CREATE TEMP MACRO date_add(d, i) AS CAST(CAST(d AS DATE) + i AS DATE)',
  "CREATE TEMP MACRO unix_date(d) AS CAST(CAST(d AS DATE) - DATE '1970-01-01' AS BIGINT)",
  'CREATE TEMP MACRO format_date(f, d) AS strftime(CAST(d AS DATE), f)',
  'CREATE TEMP MACRO safe_divide(a, b) AS CASE WHEN (b) <> 0 THEN CAST((a) AS DOUBLE) / CAST((b) AS DOUBLE) END',
  'CREATE TEMP MACRO "current_timestamp"() AS now()',
  // DuckDB's own is NULL where BigQuery's is 0: no rows, an empty frame, or nothing but NULL.
  'CREATE TEMP MACRO countif(x) AS count(CASE WHEN x THEN 1 END)',
  'CREATE TEMP MACRO logical_or(x) AS bool_or(x)',
  'CREATE TEMP MACRO logical_and(x) AS bool_and(x)',
  'CREATE TEMP MACRO regexp_contains(s, r) AS regexp_matches(s, r)',
  'CREATE TEMP MACRO array_concat(a, b) AS list_concat(a, b)',
  'CREATE TEMP MACRO div(a, b) AS CAST(trunc(a / b) AS BIGINT)',
  'CREATE TEMP MACRO is_nan(x) AS isnan(x)',
  'CREATE TEMP MACRO is_inf(x) AS isinf(x)',
]
