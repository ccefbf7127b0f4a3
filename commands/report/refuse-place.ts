import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { type Refusal, refuse } from '../../src/assistant/refusal.ts'
import { REPORT_MARK } from '../../src/assistant/report/render-report.ts'

/** Bytes of a file's beginning in which a report has its mark. */
const HEAD = 400

/** Where a report may not go: no HTML name, no folder, or something there that is not a report. */
export async function refusePlace(file: string, line: string): Promise<Refusal | undefined> {
  if (path.extname(file) !== '.html') {
    return refuse(
      'bad-file',
      `A report is a file whose name ends in .html; got ${file}.`,
      `${line} --out ${path.basename(file, path.extname(file))}.html`,
    )
  }
  const found = await kindOf(file)
  if (found === 'nothing' || found === 'file') {
    if (found === 'nothing' || (await isReport(file))) return undefined
    return refuse(
      'file-exists',
      `${file} is there already and is no report of Backcourt; it stays as it is.`,
      line,
    )
  }
  return refuse('bad-file', `${file} is ${found}, and a report is a file.`, line)
}

async function kindOf(file: string): Promise<'nothing' | 'file' | 'a folder' | 'no plain file'> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!found) return 'nothing'
  return found.isFile() ? 'file' : found.isDirectory() ? 'a folder' : 'no plain file'
}

async function isReport(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.toString('utf8', 0, bytesRead).includes(REPORT_MARK)
  } finally {
    await handle.close()
  }
}
