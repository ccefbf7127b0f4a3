/** The folder that test/global-setup.ts makes: the build that is tested, and room for what tests prepare. */
export function sharedFolder(): string {
  const folder = process.env.BACKCOURT_TEST_FOLDER
  if (!folder) throw new Error('test/global-setup.ts did not run')
  return folder
}
