import { z } from 'zod'
import { command } from '../src/assistant/request/handler.ts'

export const registryClaim = command({
  name: 'registry claim',
  summary: 'Says that you look at a name, so that nobody else is asked about it for a day; or lets it go.',
  input: z.strictObject({
    name: z.string().describe('The name as a source prints it').meta({ placeholder: 'NAME' }),
    release: z.boolean().default(false).describe('Let it go, so that others are asked again'),
  }),
  positionals: ['name'],
  risk: 'writes',
  role: 'operator',
  examples: [{ line: 'registry claim Whitlocke', says: 'nobody else is asked about it until tomorrow' }],
  answer: async ({ name, release }, context) => {
    const { setAside } = await import('./names/set-aside.ts')
    return setAside(name, release ? { kind: 'release' } : { kind: 'claim' }, context)
  },
})
