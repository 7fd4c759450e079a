import { createContext, type ReactNode, use, useCallback, useEffect, useState } from 'react'
import type { DiarySegment } from '../../ui/diary/segments.ts'
import { bridge } from '../bridge.ts'
import { useApp } from '../state/app-store.ts'
import type { Data, LiveSession } from './live-session.ts'

type Held = { session: LiveSession | null; data: Data | null; broken: boolean; again: () => void }

const NOTHING: Held = { session: null, data: null, broken: false, again: () => {} }
const DataContext = createContext<Held>(NOTHING)

/** The signed-in account's data; null while the replica opens (some milliseconds). */
export const useData = (): Data | null => use(DataContext).data

/** Whether the replica cannot be opened just now, and how to try again at once. */
export const useReplicaTrouble = (): Pick<Held, 'broken' | 'again'> => use(DataContext)

/** How long after a failure the replica is opened again. */
const AGAIN_MS = 15_000

/** Opens the account's replica and keeps it level while the window lives. */
export function DataProvider({ children }: { children: ReactNode }) {
  const server = useApp((app) => app.server)
  const version = useApp((app) => app.version)
  const accountId = useApp((app) => app.account?.id ?? null)
  const pending = useApp((app) => app.pending)
  const connection = useApp((app) => app.connection)
  const [session, setSession] = useState<LiveSession | null>(null)
  const [data, setData] = useState<Data | null>(null)
  const [broken, setBroken] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const again = useCallback(() => setAttempt((count) => count + 1), [])

  useEffect(() => {
    if (accountId === null || attempt < 0) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const onBroken = () => {
      if (gone) return
      opened?.close()
      setSession(null)
      setData(null)
      setBroken(true)
      clearTimeout(timer)
      timer = setTimeout(again, AGAIN_MS)
    }
    let opened: LiveSession | null = null
    let gone = false
    // Loaded apart: the window is painted before the database and its schemas are read.
    void import('./live-session.ts')
      .then(async ({ LiveSession }) => {
        const live = await LiveSession.open(server, accountId, version, setData, onBroken)
        if (gone) return live.close()
        opened = live
        setSession(live)
        setBroken(false)
      })
      .catch(onBroken)
    return () => {
      gone = true
      clearTimeout(timer)
      opened?.close()
      setSession(null)
      setData(null)
    }
  }, [server, accountId, version, attempt, again])

  useEffect(() => session?.setPending(pending), [session, pending])

  useEffect(() => {
    if (session && connection === 'online') session.pull()
  }, [session, connection])

  useEffect(() => {
    if (session) return bridge().on('changed', () => session.pull())
  }, [session])

  return <DataContext value={{ session, data, broken, again }}>{children}</DataContext>
}

/** The segments that touch `[fromMs, toMs)`, posted and waiting; null while they are read. */
export function useSegments(fromMs: number, toMs: number): DiarySegment[] | null {
  const { session } = use(DataContext)
  const [segments, setSegments] = useState<DiarySegment[] | null>(null)
  useEffect(() => {
    setSegments(null)
    return session?.watchSegments(fromMs, toMs, setSegments)
  }, [session, fromMs, toMs])
  return segments
}
