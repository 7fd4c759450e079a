import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../../shared/contract/feed.ts'
import { FOLD_ABOVE } from '../../../shared/words/news.ts'
import { useAccount } from '../shell/account.tsx'
import { isInView, noticeToast } from '../shell/notice-toast.ts'
import { toast } from '../shell/toast-store.ts'
import { listen } from './live.ts'

/** Pokes and notices of one moment are taken together. */
const GATHER_MS = 250

/** Keeps the page as fresh as the marketplace, and shows news in the corner. */
export function useLive(): void {
  const queries = useQueryClient()
  const { id } = useAccount()
  const { t } = useTranslation()
  useEffect(() => {
    let notices: Notice[] = []
    let timer: number | undefined
    const settle = (): void => {
      timer = undefined
      void queries.invalidateQueries()
      if (notices.length > FOLD_ABOVE) {
        const text = t('notices.many', { count: notices.length })
        toast({ tone: 'accent', text, href: '/finances' })
      } else for (const notice of notices) toast(noticeToast(t, notice))
      notices = []
    }
    const soon = (): void => {
      timer ??= window.setTimeout(settle, GATHER_MS)
    }
    const stop = listen(id, {
      onChange: soon,
      onNotice: (notice) => {
        if (!isInView(notice, window.location.pathname)) notices.push(notice)
        soon()
      },
      onLost: () => void queries.invalidateQueries({ queryKey: ['me'] }),
    })
    return () => {
      stop()
      window.clearTimeout(timer)
    }
  }, [id, queries, t])
}
