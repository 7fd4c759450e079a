import type { AppNotice } from '../../shared/contract/ipc.ts'
import type { TrackerEffect } from '../../shared/tracking/events.ts'
import type { TrackerState } from '../../shared/tracking/types.ts'
import type { Announcer } from './announcer.ts'
import type { AppNotices } from './app-notices.ts'
import { durationText } from './duration-text.ts'
import type { Announcement } from './notifier.ts'

/**
 * Something the tracker has to tell: kept in the window until dismissed, and `announced` or not. No
 * `notice`: the window shows it in a way of its own.
 */
type TrackerNews = {
  notice: AppNotice | null
  announcement: Announcement
  announced: boolean
}

/** What a step of the machine means to the person, in plain words (T5, T7, T8, S3). */
function newsOf(effect: TrackerEffect, state: TrackerState, atMs: number): TrackerNews | null {
  switch (effect.kind) {
    case 'recoveredSegment': {
      const saved = durationText(effect.savedMs)
      const lost = Math.ceil(effect.possiblyLostMs / 1000)
      const text =
        `Milepost ended unexpectedly while tracking. The session was closed where it was last ` +
        `saved; ${saved} that had not been filed yet are safe, at most ${lost} s are missing. ` +
        `Press Start to go on.`
      return news('recovered', effect.sessionId, atMs, 'Your tracked time was recovered', text)
    }
    case 'idleStarted': {
      const project = state.session?.terms.projectTitle ?? 'this project'
      const body = `There was no input for a while; ${project} is still being tracked. Keep or discard the idle time in Milepost or in its tray menu.`
      return { notice: null, announcement: { title: 'Were you working?', body }, announced: true }
    }
    case 'limitReached': {
      const project = state.session?.terms.projectTitle ?? 'this project'
      const text =
        effect.percent === 100
          ? `The weekly limit of ${project} is reached. Time from here on is recorded, and is not billed.`
          : `${effect.percent} % of the weekly limit of ${project} is used.`
      const id = `${effect.contractId}-${effect.weekStartMs}`
      return news('limit', id, atMs, 'Weekly limit', text)
    }
    case 'segmentClosed': {
      const { capture, clockStepMs } = effect.segment
      if (clockStepMs !== 0) {
        const text = `The computer's clock jumped by ${Math.round(clockStepMs / 1000)} s. Your time was measured by a clock that did not, so its length is right.`
        return news('clockStep', 'clock', atMs, 'The clock was changed', text)
      }
      if (capture?.outcome !== 'denied' && capture?.outcome !== 'failed') return null
      const text = `A capture could not be taken: ${capture.reason ?? 'no reason was given.'} The time counts all the same. ${CAPTURE_REMEDY[capture.outcome]}`
      return news('captureTrouble', capture.outcome, atMs, 'No capture', text)
    }
    default:
      return null
  }
}

const CAPTURE_REMEDY = {
  denied: "Allow Milepost to record the screen in the system's settings.",
  failed:
    'There is nothing you need to do: the next segment tries again. This is said once; the diary shows each segment without a picture.',
}

const news = (
  kind: AppNotice['kind'],
  id: string,
  atMs: number,
  title: string,
  text: string,
): TrackerNews => ({
  notice: { id: `${kind}:${id}`, kind, atMs, text },
  announcement: { title, body: text },
  // A capture that fails every ten minutes must not nag every ten minutes.
  announced: kind === 'recovered' || kind === 'limit',
})

/** What showing news needs. */
export type NewsPorts = {
  notices: Pick<AppNotices, 'show'>
  announcer: Pick<Announcer, 'announce'>
  nowMs(): number
  showWindow(projectId: null): void
}

/** Shows what the machine's steps mean to the person. */
export type TrackerReporter = {
  /** `state` is the one after the step. */
  show(state: TrackerState, effects: readonly TrackerEffect[]): void
}

/** A trouble with captures is shown once, also when it was dismissed, until a capture succeeds. */
export function createTrackerNews(ports: NewsPorts): TrackerReporter {
  const captureTroubles = new Set<string>()
  const isRepeated = (effect: TrackerEffect): boolean => {
    const outcome = effect.kind === 'segmentClosed' ? effect.segment.capture?.outcome : undefined
    if (outcome === 'taken') captureTroubles.clear()
    if (outcome !== 'denied' && outcome !== 'failed') return false
    const repeated = captureTroubles.has(outcome)
    captureTroubles.add(outcome)
    return repeated
  }
  return {
    show(state, effects) {
      for (const effect of effects) {
        const news = newsOf(effect, state, ports.nowMs())
        const repeated = isRepeated(effect)
        if (!news || (repeated && news.notice?.kind === 'captureTrouble')) continue
        if (news.notice) ports.notices.show(news.notice)
        if (news.announced) {
          void ports.announcer.announce(news.announcement, () => ports.showWindow(null))
        }
      }
    },
  }
}
