/** Slack's own id of somebody whom rights and the audit know as `slack:U012AB3CD`. */
export const bareId = (id: string): string => id.replace(/^slack:/, '')
