import { failureOfFault } from '../../shared/client/api-fault.ts'
import { failureOf } from '../../shared/contract/errors.ts'
import { err, ok } from '../../shared/result.ts'
import { discardRefused } from '../capture/discard-record.ts'
import type { IpcHandlers } from '../ipc/handlers.ts'
import type { RecordDraft } from '../outbox/record.ts'
import { settle } from '../outbox/settle.ts'
import { changeSettings } from '../settings/settings.ts'
import { findPicture } from '../sync/find-picture.ts'
import { readAppState } from './app-state.ts'
import type { Services } from './services.ts'

/** What each call of the window does. */
export function createIpcHandlers(services: Services): IpcHandlers {
  const { ports, storage, tracking, conversation } = services
  const { outbox, pictures, account } = storage
  const { settings, notices } = ports
  return {
    'app.state': () => ok(readAppState(services)),
    'app.dismissNotice'({ id }) {
      notices.dismiss(id)
      return ok(null)
    },
    'app.updateSettings'(patch) {
      settings.write(changeSettings(settings.read(), patch))
      ports.onChange()
      return ok(null)
    },
    async 'app.openInBrowser'({ page }) {
      const code = conversation.signIn.code()
      await ports.openBrowser(page === 'device' && code ? code.verificationUrl : ports.server)
      return ok(null)
    },
    'account.signIn': () => conversation.signIn.start(),
    async 'account.signOut'() {
      await conversation.signOut()
      return ok(null)
    },
    'tracker.start': (input) => tracking.session.start(input),
    'tracker.stop': () => tracking.session.stop(),
    'tracker.setMemo': ({ memo }) => tracking.session.setMemo(memo),
    'tracker.answerIdle': ({ answer }) => tracking.session.answerIdle(answer),
    async 'commands.submit'(command) {
      const id = ports.ids.uuid()
      const issuedAtMs = ports.clock.now().wallMs
      const draft: RecordDraft = { id, issuedAtMs, owner: account.owner(), ...command }
      const added = await outbox.add(draft)
      return added.ok ? ok({ id }) : err(failureOf(added.error))
    },
    async 'commands.retry'({ id }) {
      return (await outbox.retry(id)) ? ok(null) : err(failureOf('not_found'))
    },
    async 'commands.discard'({ id }) {
      return (await discardRefused(outbox, pictures, id)) ? ok(null) : err(failureOf('not_found'))
    },
    'commands.settleOverlap': ({ id, choice }) =>
      settle({ outbox, pictures, nowMs: () => ports.clock.now().wallMs }, id, choice),
    async 'sync.pull'({ since }) {
      const sync = conversation.sync()
      if (!sync) return err(failureOf('offline'))
      const answer = await sync.pull(since)
      return answer.ok ? answer : err(failureOfFault(answer.error))
    },
    async 'captures.read'(wanted) {
      const answer = await findPicture(pictures, conversation.api, wanted)
      return answer.ok ? answer : err(failureOfFault(answer.error))
    },
  }
}
