import { z } from 'zod'

/**
 * What no text holds: control characters but tabs and line breaks, half a surrogate pair, which no
 * database keeps, and characters that turn the order of what is read after them.
 */
const UNREADABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u

const LINE_BREAK = /[\t\n\r\u2028\u2029]/

/** Characters that leave nothing on the screen. */
const INVISIBLE = /^[\p{C}\p{Z}\u115f\u1160\u2800\u3164\uffa0]*$/u

/** Whether a text says nothing: empty, or only blanks and characters that nobody sees. */
export const isBlank = (text: string): boolean => INVISIBLE.test(text)

/** A text of one or more lines, kept exactly as it was written. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((written) => !UNREADABLE.test(written), 'text_unreadable')

/** A text of one line, such as a name or a title. */
export const line = (max: number) =>
  text(max).refine((written) => !LINE_BREAK.test(written), 'text_of_one_line')

/** A memo costs nobody their time: what cannot be kept of it is replaced, and the segment is taken. */
export const memoText = (max: number) =>
  z
    .string()
    .max(max)
    .overwrite((written) => written.replaceAll(new RegExp(UNREADABLE, 'gu'), '\uFFFD'))
