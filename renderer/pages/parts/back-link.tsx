import { Anchor } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from 'wouter'
import styles from './parts.module.css'

/** The way up from a page about one thing, above its name. */
export const BackLink = ({ href, label }: { href: string; label: string }) => (
  <Anchor component={Link} href={href} className={styles.back} size="sm">
    <IconChevronLeft size={16} aria-hidden />
    {label}
  </Anchor>
)
