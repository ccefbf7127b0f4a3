// Replaces a season of the registry as somebody does who typed its name, in a process that dies where it is told to.
import './die-at.ts'
import { assistantIn } from './assistant-in.ts'

const { BACKCOURT_HOME: home = '', BACKCOURT_FILES: files = '' } = process.env
const { ask, close } = await assistantIn({ home, files })
const answer = await ask(process.argv.slice(2).join(' '), async (_question, typed) => typed === '2021-22')
await close()
process.stdout.write(JSON.stringify(answer))
