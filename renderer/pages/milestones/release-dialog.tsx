import { useState } from 'react'
import { blockersOf } from './blockers.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'
import { ReleaseAmount } from './release-amount.tsx'
import { ReleaseBlocked } from './release-blocked.tsx'
import { type Confirmed, ReleaseSure } from './release-sure.tsx'

/** *Release* with its two confirmations (P5), or why it cannot be yet (P8). */
export function ReleaseDialog(props: MilestoneDialogProps) {
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null)
  const [before, setBefore] = useState<string | null>(null)
  // Once asked for the last time the question stays, whatever changes behind it: the marketplace
  // decides, and its refusal is shown there.
  if (confirmed) {
    const again = (): void => {
      setBefore(confirmed.amount)
      setConfirmed(null)
    }
    return <ReleaseSure {...props} confirmed={confirmed} onAgain={again} />
  }
  if (blockersOf(props.project).length > 0) return <ReleaseBlocked {...props} />
  return <ReleaseAmount {...props} before={before} onConfirmed={setConfirmed} />
}
