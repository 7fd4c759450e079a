import { useState } from 'react'
import { blockersOf } from './blockers.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'
import { ReleaseAmount } from './release-amount.tsx'
import { ReleaseBlocked } from './release-blocked.tsx'
import { ReleaseSure } from './release-sure.tsx'

/** *Release* with its two confirmations (P5), or why it cannot be yet (P8). */
export function ReleaseDialog(props: MilestoneDialogProps) {
  const [reconfirmed, setReconfirmed] = useState(false)
  // Once asked for the last time the question stays, whatever changes behind it: the marketplace
  // decides, and its refusal is shown there.
  if (reconfirmed) return <ReleaseSure {...props} />
  if (blockersOf(props.project).length > 0) return <ReleaseBlocked {...props} />
  return <ReleaseAmount {...props} onReconfirmed={() => setReconfirmed(true)} />
}
