import type { Notice } from '../../shared/contract/feed.ts'
import { NOTICES } from '../../shared/notices/notices.ts'
import { fold } from '../../shared/words/news.ts'
import type { Words } from '../../shared/words/words.ts'
import type { Announcer } from './announcer.ts'

/** Missed notices come in one burst; they are gathered this long before anything is shown (N2). */
const GATHER_MS = 300

/** What delivering notices needs. */
export type NoticeDeliveryPorts = {
  words: Words
  announcer: Pick<Announcer, 'announce'>
  lastSeq(): number
  /** Durable when it returns. */
  keepLastSeq(seq: number): void
  /** Opens the window, at a project where one is told. */
  open(projectId: number | null): void
}

/** Shows each notice once, whatever the stream repeats and however often the app starts (N2). */
export type NoticeDelivery = { receive(notice: Notice): void }

/** The project to open for a notice (N3): the window shows whatever it is about on its page. */
const projectOf = ({ kind, projectId }: Notice): number | null =>
  NOTICES[kind].place === 'projectList' ? null : projectId

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
    for (const { text, newest } of fold(ports.words, fresh)) {
      await ports.announcer.announce(text, () => ports.open(projectOf(newest)))
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
