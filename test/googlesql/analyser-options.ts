import type { ZetaSql } from './start-zetasql.ts'
import { type ParamType, toTypeProto } from './type-proto.ts'

// Exactly the statements the product sends. Another kind is refused until somebody adds it here on purpose.
const statementKinds = [
  'RESOLVED_QUERY_STMT',
  'RESOLVED_INSERT_STMT',
  'RESOLVED_DELETE_STMT',
  'RESOLVED_UPDATE_STMT',
  'RESOLVED_MERGE_STMT',
  'RESOLVED_CREATE_TABLE_STMT',
  'RESOLVED_CREATE_TABLE_AS_SELECT_STMT',
  'RESOLVED_CREATE_SCHEMA_STMT',
  'RESOLVED_ALTER_TABLE_STMT',
  'RESOLVED_DROP_STMT',
  'RESOLVED_BEGIN_STMT',
  'RESOLVED_COMMIT_STMT',
  'RESOLVED_ROLLBACK_STMT',
  'RESOLVED_ASSERT_STMT',
]

/** zetasql.AnalyzerOptionsProto: named parameters only, each of them declared, UTC. */
export const analyserOptions = (zetaSql: ZetaSql, params: Readonly<Record<string, ParamType>>) => ({
  language_options: { ...zetaSql.language, supported_statement_kinds: statementKinds },
  parameter_mode: 'PARAMETER_NAMED',
  error_message_mode: 'ERROR_MESSAGE_ONE_LINE',
  query_parameters: Object.entries(params).map(([name, type]) => ({ name, type: toTypeProto(type) })),
  default_timezone: 'UTC',
  prune_unused_columns: false,
  allow_undeclared_parameters: false,
})
