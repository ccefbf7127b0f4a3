import { cutText } from '../mrkdwn/cut-text.ts'
import { inline } from './inline.ts'
import { paragraph } from './paragraph.ts'

const LONGEST = 200

/** What stands over a part of an answer: never so long that its part has no room. */
export const partTitle = (title: string) => paragraph(...inline(cutText(title, LONGEST), { bold: true }))
