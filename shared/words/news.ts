import type { Notice } from '../contract/feed.ts'
import type { MoneyDto } from '../contract/primitives.ts'
import { type NoticeKind, noticeKinds } from '../notices/notices.ts'
import type { Words } from './words.ts'

/** More missed notices than this become one (N2). */
export const FOLD_ABOVE = 3

/** What every sentence about a notice may name. */
type Params = { amount: MoneyDto; balance: MoneyDto; project: string }

/** Kinds about the project or its conversation have no amount, and do not name one. */
const NOTHING: MoneyDto = { amount: '0', currency: 'USD' }

const paramsOf = ({ amount, balance, projectTitle }: Notice): Params => ({
  amount: amount ?? NOTHING,
  balance: balance ?? NOTHING,
  project: projectTitle,
})

/** Kinds that also say the balance afterwards. */
type WithBalance = 'milestoneReleased' | 'invoicePaid'
const saysBalance = (kind: NoticeKind): kind is WithBalance =>
  kind === 'milestoneReleased' || kind === 'invoicePaid'

/** A notice as a notification: what happened, and what it means for the money (N1). */
export function announce({ t }: Words, notice: Notice): { title: string; body: string } {
  const { kind, balance } = notice
  const params = paramsOf(notice)
  const title = t(`news.${kind}.title`, params)
  const body =
    balance && saysBalance(kind)
      ? t(`news.${kind}.textBalance`, params)
      : t(`news.${kind}.text`, params)
  return { title, body }
}

/** A notice as one line, with the balance where it has one (N1). */
export function noticeLine(t: Words['t'], notice: Notice): string {
  const { kind, balance } = notice
  const params = paramsOf(notice)
  return balance && saysBalance(kind)
    ? t(`news.${kind}.lineBalance`, params)
    : t(`news.${kind}.line`, params)
}

/** What one notification shows: each notice by itself, or all of many in one (N2). */
export function fold(
  words: Words,
  notices: readonly Notice[],
): { text: { title: string; body: string }; newest: Notice }[] {
  const newest = notices.at(-1)
  if (!newest || notices.length <= FOLD_ABOVE) {
    return notices.map((each) => ({ text: announce(words, each), newest: each }))
  }
  const { t } = words
  const counts = noticeKinds.flatMap((kind) => {
    const count = notices.filter((each) => each.kind === kind).length
    return count === 0 ? [] : [t(`news.${kind}.count`, { count })]
  })
  const title = t('notices.manyTitle', { count: notices.length })
  const body = t('notices.summary', { counts: counts.join(', ') })
  return [{ text: { title, body }, newest }]
}
