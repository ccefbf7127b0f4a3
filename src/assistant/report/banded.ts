/** The one processor for which the runbook gives a band of expected failures. */
export const BANDED = 'psza'
