import { z } from 'zod'
import { type Account, account } from '../../shared/contract/entities.ts'
import type { HelloEvent } from '../../shared/contract/feed.ts'
import { uuid } from '../../shared/contract/primitives.ts'
import type { Document, DocumentKind } from '../disk/document.ts'
import type { Owner } from '../outbox/record.ts'
import { type Sealed, sealed, type Vault } from '../secrets/vault.ts'

/** What is stored of device and account. The token is bound to the marketplace that gave it. */
export type StoredAccount = z.infer<typeof storedAccount>
const storedAccount = z.object({
  deviceId: uuid.nullable(),
  /** Where these files lay when they were last used, and the devices they were in other places. */
  home: z.object({ machine: z.string().nullable(), folder: z.string() }).nullable().default(null),
  devices: z.record(z.string(), uuid).default({}),
  token: z.object({ server: z.string(), sealed }).nullable(),
  account: z.object({ server: z.string(), account }).nullable(),
  /** Owners under whom this device was announced already (P8). */
  announced: z.array(z.string()),
  /** The last notice shown, by owner (N2). */
  lastSeq: z.record(z.string(), z.number().int().min(0)),
  /** The marketplace's database that the two above speak of, by owner (Y7). */
  epochs: z.record(z.string(), z.string()).default({}),
})

/** Its file. */
export const accountDocument: DocumentKind<StoredAccount> = {
  name: 'account',
  schema: storedAccount,
  empty: {
    deviceId: null,
    home: null,
    devices: {},
    token: null,
    account: null,
    announced: [],
    lastSeq: {},
    epochs: {},
  },
}

/** Who is signed in on this device, and what must be remembered of that. */
export type AccountKeeper = {
  readonly deviceId: string
  token(): string | null
  /** Whether there is a token, without opening the vault to look at it. */
  hasToken(): boolean
  /** Also while signed out: what is tracked then is still this account's (Y6). */
  account(): Account | null
  /** Whose the token is; null while nobody has said so, though an account may be known. */
  signedInAs(): Account | null
  owner(): Owner
  /** Uses a token from now on. Whose it is, the marketplace will say. */
  takeToken(token: string): void
  /** Makes the token outlive the app, where it can be sealed; only once its account is known. */
  keepToken(): void
  dropToken(): void
  takeAccount(account: Account): void
  isAnnounced(): boolean
  markAnnounced(): void
  /**
   * Notes which database speaks; true when it is another one, or an older copy of the one that was
   * known. Then nothing is announced to it, and its notices count from where it stands (Y7).
   */
  noteDatabase(hello: HelloEvent): boolean
  lastSeq(): number
  keepLastSeq(seq: number): void
}

/** The keeper for one marketplace. The vault is opened only when a token is first needed. */
export function createAccountKeeper(
  document: Document<StoredAccount>,
  server: string,
  vault: () => Vault,
  newId: () => string,
): AccountKeeper {
  const change = (patch: Partial<StoredAccount>) => document.write({ ...document.read(), ...patch })
  const deviceId = document.read().deviceId ?? newId()
  if (document.read().deviceId === null) change({ deviceId })
  let token: string | null | undefined
  /** Whether the known account is the token's. A token on disk was kept only once it was. */
  let identified = document.read().token?.server === server
  const known = () => {
    const stored = document.read().account
    return stored?.server === server ? stored.account : null
  }
  const owner = () => {
    const mine = known()
    return mine && `${server}#${mine.id}`
  }
  const isKept = (wanted: string) => {
    const stored = document.read().token
    return stored?.server === server && vault().open(stored.sealed) === wanted
  }
  return {
    deviceId,
    token() {
      if (token === undefined) {
        const stored = document.read().token
        token = stored?.server === server ? vault().open(stored.sealed) : null
      }
      return token
    },
    account: known,
    signedInAs: () => (identified ? known() : null),
    owner,
    hasToken: () =>
      token === undefined ? document.read().token?.server === server : token !== null,
    takeToken(next) {
      identified = isKept(next)
      token = next
    },
    keepToken() {
      if (!token || !identified || isKept(token)) return
      const sealed = sealWith(vault(), token)
      if (sealed) change({ token: { server, sealed } })
    },
    dropToken() {
      token = null
      identified = false
      change({ token: null })
    },
    takeAccount(next) {
      identified = true
      change({ account: { server, account: next } })
    },
    isAnnounced: () => document.read().announced.includes(owner() ?? ''),
    markAnnounced: () => change({ announced: [...document.read().announced, owner() ?? ''] }),
    noteDatabase({ epoch, lastNotice }) {
      const me = owner() ?? ''
      const { epochs, lastSeq, announced } = document.read()
      const another = epochs[me] !== undefined && epochs[me] !== epoch
      const older = lastNotice < (lastSeq[me] ?? 0)
      if (epochs[me] === epoch && !older) return false
      const noted = { epochs: { ...epochs, [me]: epoch } }
      const fromTheStart = {
        announced: announced.filter((each) => each !== me),
        lastSeq: { ...lastSeq, [me]: another ? 0 : lastNotice },
      }
      change(another || older ? { ...noted, ...fromTheStart } : noted)
      return another || older
    },
    lastSeq: () => document.read().lastSeq[owner() ?? ''] ?? 0,
    keepLastSeq: (seq) => change({ lastSeq: { ...document.read().lastSeq, [owner() ?? '']: seq } }),
  }
}

/** Null when the key that seals cannot be kept, as on a full disk: the next start asks to sign in. */
function sealWith(vault: Vault, token: string): Sealed | null {
  try {
    return vault.seal(token)
  } catch {
    return null
  }
}
