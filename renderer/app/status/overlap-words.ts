import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import type { Overlap } from '../../../shared/contract/errors.ts'
import type { SegmentDto } from '../../../shared/contract/segments.ts'
import { formatAmount, parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { earned } from '../../../shared/money/money.ts'
import { type OverlapChoice, settleOverlap } from '../../../shared/tracking/settle-overlap.ts'
import { amountLabel, words } from '../../ui/words.ts'

/** A segment that was refused, and all that it shares its time with. */
export type SharedTime = { segment: SegmentDto; inTheWay: readonly Overlap[] }

/** What each answer does to time and money, in words, before it is given (T11). */
export function useChoiceWords({ segment, inTheWay }: SharedTime, projects: readonly Project[]) {
  const { t } = useTranslation()
  const find = (projectId: number) => projects.find(({ id }) => id === projectId)
  const titleOf = (projectId: number) =>
    find(projectId)?.title ?? t('timer.blocked.elsewhere.otherProject')
  const lengthOf = (ms: number) => {
    if (ms < 1_000) return t('durations.milliseconds', { ms })
    const [minutes, seconds] = [Math.floor(ms / 60_000), Math.floor(ms / 1_000) % 60]
    return minutes > 0 && seconds > 0
      ? t('durations.minutesSeconds', { minutes, seconds })
      : words().elapsed(ms)
  }
  /** `1 min on Checkout (USD 0.50)`. */
  const worth = (projectId: number, ms: number) => {
    const amount = worthOf(find(projectId), ms)
    const length = lengthOf(ms)
    const named = { length, project: titleOf(projectId) }
    return amount === null
      ? t('outbox.overlap.length', named)
      : t('outbox.overlap.lengthWorth', { ...named, amount })
  }
  const settle = (choice: OverlapChoice) =>
    settleOverlap(segment, inTheWay, choice, () => segment.id)
  const allMs = segment.endMs - segment.startMs
  const isReserved = inTheWay.some(({ segmentId }) => segmentId === null)
  const others = [...new Set(inTheWay.map(({ projectId }) => titleOf(projectId)))].join(', ')
  return {
    both: t(isReserved ? 'outbox.overlap.bothReserved' : 'outbox.overlap.both', {
      length: lengthOf(allMs),
      project: titleOf(segment.projectId),
      others,
    }),
    isPossible: (choice: OverlapChoice) => settle(choice) !== null,
    effectOf(choice: OverlapChoice): string {
      if (choice === 'theirs') {
        return t('outbox.overlap.theirs.effect', { given: worth(segment.projectId, allMs) })
      }
      const settled = settle(choice)
      if (!settled) return t(`outbox.overlap.${inTheWay.some(isInvoiced) ? 'invoiced' : 'noHalf'}`)
      const counts = worth(segment.projectId, settled.mineMs)
      const taken = [...settled.takenMs].map(([projectId, ms]) => worth(projectId, ms)).join(', ')
      return taken
        ? t(`outbox.overlap.${choice}.effect`, { counts, taken })
        : t('outbox.overlap.effectReserved', { counts })
    },
  }
}

const isInvoiced = ({ invoiced }: Overlap) => invoiced

/** What time is worth at a project's rate, or null where that is not known. Whether it is billable the week's limit decides. */
function worthOf(project: Project | undefined, ms: number): string | null {
  if (!project?.ratePerHour || !isCurrencyCode(project.currency)) return null
  const rate = parseDecimal(project.ratePerHour, project.currency)
  if (!rate.ok) return null
  return amountLabel({ amount: formatAmount(earned(ms, rate.value)), currency: project.currency })
}
