import type { StatementLine } from '../contract/http.ts'
import type { Words } from './words.ts'

/** What a movement is about, where there is more to say than its kind: the invoice, the milestone. */
export function movementText(
  { t }: Pick<Words, 't'>,
  { kind, subject, description }: StatementLine,
): string | null {
  const about = { number: subject?.number ?? 0, description: description ?? '' }
  if (subject?.kind === 'invoice') return t('statement.about.invoice', { number: about.number })
  if (subject?.kind === 'milestone') return t('statement.about.milestone', about)
  if (description === null) return kind === 'fund' ? t('statement.about.deposit') : null
  const reference = description
  return kind === 'fund'
    ? t('statement.about.depositReference', { reference })
    : t('statement.about.takenBack', { reference })
}
