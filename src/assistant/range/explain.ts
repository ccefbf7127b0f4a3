import type { CalendarDate } from '../../warehouse/calendar-date.ts'
import type { Refusal } from '../refusal.ts'

/** What a refusal may say: the text as it was typed, made safe to show, and the day it was typed on. */
export type Asked = { readonly seen: string; readonly today: CalendarDate }

/** Says why a tidied text is not a range, if this is the kind of text that it knows about. */
export type Explain = (text: string, asked: Asked) => Refusal | undefined
