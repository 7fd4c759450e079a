import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import type { DiarySegment } from '../../ui/diary/segments.ts'
import { bridge } from '../bridge.ts'
import { useApp } from '../state/app-store.ts'
import type { Data, LiveSession } from './live-session.ts'

type Held = { session: LiveSession | null; data: Data | null }

const DataContext = createContext<Held>({ session: null, data: null })

/** The signed-in account's data; null while the replica opens (some milliseconds). */
export const useData = (): Data | null => use(DataContext).data

/** Opens the account's replica and keeps it level while the window lives. */
export function DataProvider({ children }: { children: ReactNode }) {
  const server = useApp((app) => app.server)
  const version = useApp((app) => app.version)
  const accountId = useApp((app) => app.account?.id ?? null)
  const pending = useApp((app) => app.pending)
  const connection = useApp((app) => app.connection)
  const [session, setSession] = useState<LiveSession | null>(null)
  const [data, setData] = useState<Data | null>(null)

  useEffect(() => {
    if (accountId === null) return
    let opened: LiveSession | null = null
    let gone = false
    // Loaded apart: the window is painted before the database and its schemas are read.
    void import('./live-session.ts')
      .then(async ({ LiveSession }) => {
        const live = await LiveSession.open(server, accountId, version, setData)
        if (gone) return live.close()
        opened = live
        setSession(live)
      })
      // Thrown where the window's boundary sees it: a skeleton for ever would say nothing.
      .catch((error: unknown) =>
        setData(() => {
          throw error
        }),
      )
    return () => {
      gone = true
      opened?.close()
      setSession(null)
      setData(null)
    }
  }, [server, accountId, version])

  useEffect(() => session?.setPending(pending), [session, pending])

  useEffect(() => {
    if (session && connection === 'online') session.pull()
  }, [session, connection])

  useEffect(() => {
    if (session) return bridge().on('changed', () => session.pull())
  }, [session])

  return <DataContext value={{ session, data }}>{children}</DataContext>
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
