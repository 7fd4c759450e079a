import type { ReactNode } from 'react'
import styles from './parts.module.css'

export type Fact = { name: string; value: ReactNode }

/** Names and their values: beside each other in a dialog, in a row across a page. */
export function Facts({ facts, across = false }: { facts: Fact[]; across?: boolean }) {
  return (
    <dl className={across ? styles.across : styles.down}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
