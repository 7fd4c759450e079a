import type { Notice } from '../../shared/contract/feed.ts'
import type { Announcer } from './announcer.ts'
import { fold } from './notice-text.ts'

/** Missed notices come in one burst; they are gathered this long before anything is shown (N2). */
const GATHER_MS = 300

/** What delivering notices needs. */
export type NoticeDeliveryPorts = {
  announcer: Pick<Announcer, 'announce'>
  lastSeq(): number
  /** Durable when it returns. */
  keepLastSeq(seq: number): void
  /** Opens the window, at a project where one is told. */
  open(projectId: number | null): void
}

/** Shows each notice once, whatever the stream repeats and however often the app starts (N2). */
export type NoticeDelivery = { receive(notice: Notice): void }

/** The project that a notice speaks of (N3); who lost an award does not see it any more. */
const placeOf = ({ kind, projectId }: Notice): number | null =>
  kind === 'awardRevoked' ? null : projectId

/** A notice counts as delivered only after it was shown. */
export function createNoticeDelivery(ports: NoticeDeliveryPorts): NoticeDelivery {
  let gathered: Notice[] = []
  let delivering = false

  const deliver = async () => {
    const fresh = gathered
      .filter(({ seq }) => seq > ports.lastSeq())
      .sort((one, other) => one.seq - other.seq)
      .filter(({ seq }, index, all) => seq !== all[index - 1]?.seq)
    gathered = []
    for (const { text, newest } of fold(fresh)) {
      await ports.announcer.announce(text, () => ports.open(placeOf(newest)))
      ports.keepLastSeq(newest.seq)
    }
  }
  const later = () => {
    delivering = true
    setTimeout(() => {
      void deliver().finally(() => {
        delivering = false
        if (gathered.length > 0) later()
      })
    }, GATHER_MS)
  }
  return {
    receive(notice) {
      gathered.push(notice)
      if (!delivering) later()
    },
  }
}
