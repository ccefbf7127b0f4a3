/** The workspace in which we are installed, and the organisation that it belongs to. */
export type Team = { readonly team?: string; readonly organisation?: string }

type Person = {
  readonly team_id?: string
  readonly is_restricted?: boolean
  readonly is_ultra_restricted?: boolean
  readonly enterprise_user?: { readonly enterprise_id?: string }
}

/** Whether somebody is a guest here, or of another organisation with which a channel is shared. */
export function isOutside(
  { team_id, is_restricted, is_ultra_restricted, enterprise_user }: Person,
  { team, organisation }: Team,
): boolean {
  if (is_restricted === true || is_ultra_restricted === true) return true
  const isOfOrganisation = organisation !== undefined && enterprise_user?.enterprise_id === organisation
  return !isOfOrganisation && team_id !== team
}
