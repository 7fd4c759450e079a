import { adapter } from './adapter.ts'
import { app } from './app.ts'
import { appNotices } from './app-notices.ts'
import { audit } from './audit.ts'
import { captures } from './captures.ts'
import { commandLine } from './command-line.ts'
import { dashboard } from './dashboard.ts'
import { database } from './database.ts'
import { device } from './device.ts'
import { diary } from './diary.ts'
import { disputes } from './disputes.ts'
import { durations } from './durations.ts'
import { errors } from './errors.ts'
import { fields } from './fields.ts'
import { finances } from './finances.ts'
import { invoices } from './invoices.ts'
import { messages } from './messages.ts'
import { milestones } from './milestones.ts'
import { money } from './money.ts'
import { news } from './news.ts'
import { notices } from './notices.ts'
import { operator } from './operator.ts'
import { outbox } from './outbox.ts'
import { pageErrors } from './page-errors.ts'
import { projects } from './projects.ts'
import { release } from './release.ts'
import { requests } from './requests.ts'
import { server } from './server.ts'
import { sessions } from './sessions.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { signIn } from './sign-in.ts'
import { statement } from './statement.ts'
import { timer } from './timer.ts'
import { tray } from './tray.ts'

/** English, the language the others are translated from: a file a capability. */
export const en = {
  numbers: 'en-US',
  dates: 'en-GB',
  words: {
    adapter,
    app,
    appNotices,
    news,
    tray,
    audit,
    captures,
    commandLine,
    dashboard,
    database,
    device,
    diary,
    disputes,
    durations,
    errors,
    fields,
    finances,
    invoices,
    messages,
    milestones,
    money,
    notices,
    operator,
    outbox,
    pageErrors,
    projects,
    release,
    requests,
    server,
    sessions,
    settings,
    shell,
    signIn,
    statement,
    timer,
  },
} as const
