import type { AppNotice } from '../contract/ipc.ts'
import { captureReasonText } from './capture.ts'
import type { Words } from './words.ts'

/** What the app itself has to tell, in words. */
export const sayAppNotice = (words: Words, notice: AppNotice) => ({
  title: words.t(`appNotices.${notice.kind}.title`),
  text: textOf(words, notice),
})

function textOf({ t, say }: Words, notice: AppNotice): string {
  if ('reason' in notice) {
    const reason = captureReasonText({ t }, notice) ?? t('appNotices.noReason')
    return t(`appNotices.${notice.kind}.text`, { reason })
  }
  if ('code' in notice) {
    const { kind, code } = notice
    const sentences = { reason: t(`errors.${code}.title`), remedy: t(`errors.${code}.remedy`) }
    return t(`appNotices.${kind}.text`, sentences)
  }
  // Each kind carries what its sentence names.
  return say(`appNotices.${notice.kind}.text`, notice)
}
