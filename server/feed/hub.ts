import pg from 'pg'
import { FEED_CHANNEL } from './announce.ts'

/** Pokes whoever follows an account's feed when it has grown, in whichever process it was. */
export type Hub = {
  /** Calls back, without saying what, from now until the returned function is called. */
  subscribe(accountId: number, onPoke: () => void): () => void
  close(): Promise<void>
}

const RECONNECT_MS = 500

/** Opens the one connection that listens; it comes back by itself when it breaks. */
export async function createHub(url: string): Promise<Hub> {
  const subscribers = new Map<number, Set<() => void>>()
  let client: pg.Client | null = null
  let closed = false
  let retry: NodeJS.Timeout | undefined

  const pokeAll = () => {
    for (const own of subscribers.values()) for (const poke of own) poke()
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'milepost feed',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    let over = false
    const lost = () => {
      if (over) return
      over = true
      if (client === next) client = null
      if (!closed) retry = setTimeout(reconnect, RECONNECT_MS)
    }
    next.on('error', lost)
    next.on('end', lost)
    next.on('notification', ({ payload }) => {
      for (const poke of subscribers.get(Number(payload)) ?? []) poke()
    })
    try {
      await next.connect()
      await next.query(`LISTEN ${FEED_CHANNEL}`)
    } catch (error) {
      void next.end().catch(() => undefined)
      lost()
      throw error
    }
    if (closed) await next.end()
    else client = next
  }

  function reconnect(): void {
    // What happened in between was not heard, so everyone looks.
    connect().then(pokeAll, () => undefined)
  }

  try {
    await connect()
  } catch (error) {
    closed = true
    clearTimeout(retry)
    throw error
  }
  return {
    subscribe(accountId, onPoke) {
      const own = subscribers.get(accountId) ?? new Set()
      subscribers.set(accountId, own.add(onPoke))
      return () => {
        own.delete(onPoke)
        if (own.size === 0) subscribers.delete(accountId)
      }
    },
    async close() {
      closed = true
      clearTimeout(retry)
      await client?.end().catch(() => undefined)
    },
  }
}
