import { z } from 'zod'
import { elsewhere } from '../tracking/elsewhere.ts'
import { overlapChoices } from '../tracking/settle-overlap.ts'
import {
  type CommandPayload,
  commandContract,
  commandTypes,
  type WindowCommandType,
  windowCommandTypes,
} from './commands.ts'
import { account } from './entities.ts'
import { errorCodes, failure } from './errors.ts'
import { changesPage } from './feed.ts'
import {
  amountText,
  currencyCode,
  durationMs,
  instantMs,
  serialId,
  timeZone,
  uuid,
} from './primitives.ts'

/** The terms a session is started under; they stay with it until it stops. */
export const sessionTerms = z.object({
  projectId: serialId,
  projectTitle: z.string().max(200),
  contractId: serialId,
  currency: currencyCode,
  ratePerHour: amountText,
  weeklyLimitMs: durationMs.nullable(),
  employerZone: timeZone,
  idleThresholdMs: z.number().int().min(60_000).max(3_600_000),
})
export type SessionTermsDto = z.infer<typeof sessionTerms>

/** The tracker as the window and the tray show it (T1). */
export const trackerView = z.object({
  phase: z.enum(['stopped', 'running', 'idlePending', 'suspended']),
  /** What is tracked now, or what was tracked last and Start would take up again. */
  terms: sessionTerms.nullable(),
  sessionId: uuid.nullable(),
  memo: z.string(),
  /** Counted length of this session, and of the billing week, at the moment of this view. */
  sessionMs: durationMs,
  workedThisWeekMs: durationMs,
  /** Where the open segment began; null while nothing runs. */
  segmentStartMs: instantMs.nullable(),
  /** Since when there was no input, while the question is open (T5). */
  idleSinceMs: instantMs.nullable(),
  /** The last warning of the week's limit that was given: 80, 95 or 100 (T8). */
  limitPercent: z.number().int().nullable(),
})
export type TrackerView = z.infer<typeof trackerView>

/** A fact or command that the marketplace has not acknowledged yet (Y2, Y3). */
export const pendingRecord = z.object({
  id: uuid,
  type: z.enum(commandTypes),
  issuedAtMs: instantMs,
  payload: z.unknown(),
  state: z.enum(['queued', 'refused']),
  error: failure.nullable(),
})
export type PendingRecord = z.infer<typeof pendingRecord>

const told = { id: z.string(), atMs: instantMs }
const tells = <K extends string, S extends z.ZodRawShape>(kind: K, params: S) =>
  z.object({ ...told, kind: z.literal(kind), ...params })

/** Something the app itself has to tell, until dismissed: its kind, and what its words need. */
export const appNotice = z.discriminatedUnion('kind', [
  /** What a crash left was filed: how much was saved, and how much at most is missing (T7). */
  tells('recovered', { savedMs: durationMs, lostS: z.number().int() }),
  tells('limitNear', { percent: z.number(), project: z.string() }),
  tells('limitReached', { project: z.string() }),
  tells('clockStep', { seconds: z.number().int() }),
  tells('captureDenied', { reason: z.string().nullable() }),
  tells('captureFailed', { reason: z.string().nullable() }),
  tells('unprotectedStorage', {}),
  /** The marketplace's address in the settings cannot be used; this one is used instead. */
  tells('serverRefused', { server: z.string() }),
  /** Captures whose key is away; they wait for it. */
  tells('lockedPictures', { count: z.number().int() }),
  /** The marketplace had the time already: this computer's data is older than what it sent. */
  tells('filedBefore', { count: z.number().int() }),
  /** A file of ours was damaged and set aside. */
  tells('damagedFile', { keptAs: z.string(), folder: z.string() }),
  tells('damagedRecords', { count: z.number().int(), folder: z.string() }),
  /** A newer version wrote them; they wait for it. */
  tells('unknownRecords', { count: z.number().int() }),
  /** The disk does not take the time, which counts on in memory. */
  tells('diskFull', {}),
  tells('unwritable', {}),
  /** It does not take settings and sign-in, which count on in memory. */
  tells('settingsNoRoom', {}),
  tells('settingsUnwritten', {}),
  /** The marketplace refused the session that was running; its time is kept (T9). */
  tells('startRefused', { code: z.enum(errorCodes) }),
  /** The start that the tray was asked for was refused. */
  tells('notStarted', { code: z.enum(errorCodes) }),
  /** Another device has taken the session's place (T13). */
  tells('takenOver', { device: z.string() }),
  /** The marketplace has ended the session, such as with its contract (T9). */
  tells('endedThere', {}),
  /** The app's files were copied from another device, so it has become a device of its own (T1). */
  tells('copiedData', {}),
  /** Another account has signed in (Y6). */
  tells('handedOver', {}),
])
export type AppNotice = z.infer<typeof appNotice>

/** `blocked`: something answers, but it is not the marketplace, or cannot prove to be. */
export const connection = z.enum(['online', 'offline', 'blocked', 'signedOut', 'serverTooNew'])

/** A project that time can be tracked on, as main knows it without the window's replica. */
export const startableProject = z.object({
  id: serialId,
  title: z.string(),
  /** Why Start would be refused now (T9). */
  blockedBy: z.enum(errorCodes).nullable(),
})
export type StartableProject = z.infer<typeof startableProject>

/** What the person chooses; main adds what it keeps for itself. */
export const appSettings = z.object({
  idleThresholdMs: z.number().int().min(60_000).max(3_600_000),
  theme: z.enum(['system', 'light', 'dark']),
  closeToTray: z.boolean(),
})

/** All that main tells the window; replaced whole, never patched. */
export const appState = z.object({
  connection,
  /** What blocks it, while it is blocked. */
  blockedBy: z.enum(errorCodes).nullable(),
  server: z.string(),
  /** The version of the app. */
  version: z.string(),
  /** Who is signed in. */
  account: account.nullable(),
  /** Who was, while nobody is: what is tracked then, and what waits, is theirs (Y6). */
  lastAccount: account.nullable(),
  deviceId: uuid,
  tracker: trackerView,
  startable: z.array(startableProject),
  /** The account's session on another device (T13). */
  elsewhere: elsewhere.nullable(),
  pending: z.array(pendingRecord),
  /** Captures of the account at hand whose pictures still wait on this computer. */
  picturesWaiting: z.number().int().min(0),
  notices: z.array(appNotice),
  /** A device authorization under way (sign-in). */
  deviceCode: z
    .object({ userCode: z.string(), verificationUrl: z.string(), expiresAtMs: instantMs })
    .nullable(),
  settings: appSettings,
})
export type AppState = z.infer<typeof appState>

/** A command as the window submits it; the main process adds its id and its time. */
export type WindowCommand = {
  [T in WindowCommandType]: { type: T; payload: CommandPayload<T> }
}[WindowCommandType]

const windowCommands = windowCommandTypes.map((type) =>
  z.object({ type: z.literal(type), payload: commandContract[type].payload }),
)
type Options = [(typeof windowCommands)[number], ...typeof windowCommands]
// TypeScript does not follow that each type keeps its own payload through `map`.
const windowCommand = z.discriminatedUnion(
  'type',
  windowCommands as Options,
) as z.ZodType as z.ZodType<WindowCommand>

const nothing = z.null()

/** Every call the window can make of main. Answers are `Result`s; the window holds no other door. */
export const ipcContract = {
  'app.state': { input: nothing, output: appState },
  'app.dismissNotice': { input: z.object({ id: z.string().max(200) }), output: nothing },
  'app.updateSettings': {
    input: appSettings.partial(),
    output: nothing,
  },
  'account.signIn': { input: nothing, output: nothing },
  'account.signOut': { input: nothing, output: nothing },
  /** Opens the page for the device code, or the project's page, in the person's browser. */
  'app.openInBrowser': {
    input: z.object({ page: z.enum(['device', 'marketplace']) }),
    output: nothing,
  },
  /** Main knows the terms, and what stands in the way (T9). */
  'tracker.start': {
    input: z.object({
      projectId: serialId,
      memo: z.string().max(500),
      /** The session of another device that is stopped there (T13). */
      insteadOf: uuid.optional(),
    }),
    output: nothing,
  },
  'tracker.stop': { input: nothing, output: nothing },
  'tracker.setMemo': { input: z.object({ memo: z.string().max(500) }), output: nothing },
  'tracker.answerIdle': {
    input: z.object({ answer: z.enum(['keep', 'discard', 'stop']) }),
    output: nothing,
  },
  /** Puts a command into the outbox; answers once it is safe on disk. */
  'commands.submit': {
    input: windowCommand,
    output: z.object({ id: uuid }),
  },
  /** A refused record: send it again, or put it away for good (Y3). */
  'commands.retry': { input: z.object({ id: uuid }), output: nothing },
  'commands.discard': { input: z.object({ id: uuid }), output: nothing },
  /** A refused segment that shares its time with another: which of them counts (T11). */
  'commands.settleOverlap': {
    input: z.object({ id: uuid, choice: z.enum(overlapChoices) }),
    output: nothing,
  },
  /** A page of the change feed, fetched by main on the window's behalf. */
  'sync.pull': { input: z.object({ since: z.number().int().min(0) }), output: changesPage },
  /** One display's picture of a capture: from this computer while it waits, else from the marketplace. */
  'captures.read': {
    input: z.object({ captureId: uuid, display: z.number().int().min(0).max(15) }),
    output: z.instanceof(Uint8Array),
  },
} as const

export type IpcName = keyof typeof ipcContract
export type IpcInput<N extends IpcName> = z.infer<(typeof ipcContract)[N]['input']>
export type IpcOutput<N extends IpcName> = z.infer<(typeof ipcContract)[N]['output']>

/** What main says unasked. `changed`: the feed grew, pull. `show`: a notification was clicked (N3). */
export const ipcEvents = {
  state: appState,
  changed: z.object({ cursor: z.number().int().min(0) }),
  show: z.object({ projectId: serialId }),
} as const
export type IpcEventName = keyof typeof ipcEvents
export type IpcEvent<N extends IpcEventName> = z.infer<(typeof ipcEvents)[N]>

export type IpcAnswer<T> = { ok: true; value: T } | { ok: false; error: z.infer<typeof failure> }

/** What the preload puts on `window.milepost`. */
export type MilepostBridge = {
  invoke<N extends IpcName>(name: N, input: IpcInput<N>): Promise<IpcAnswer<IpcOutput<N>>>
  on<N extends IpcEventName>(name: N, listener: (value: IpcEvent<N>) => void): () => void
}
