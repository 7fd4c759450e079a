import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** The first rows of a long list, and the button for more of them; null when all are shown. */
export function useShown<T>(rows: readonly T[], step = 50): { shown: T[]; more: ReactNode } {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(step)
  const rest = rows.length - limit
  const more =
    rest > 0 ? (
      <div>
        <Button variant="default" size="xs" onClick={() => setLimit(limit + step)}>
          {t('shell.more', { count: Math.min(step, rest), rest })}
        </Button>
      </div>
    ) : null
  return { shown: rows.slice(0, limit), more }
}
