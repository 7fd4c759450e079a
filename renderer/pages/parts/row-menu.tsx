import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { Link } from 'wouter'

/** One more thing that can be done with a row: it asks a question, or leads elsewhere. */
export type RowMenuItem = { label: string; icon: ReactNode } & (
  | { onClick: () => void }
  | { href: string }
)

/** What is done with a row now and then, behind one button at its end. */
export function RowMenu({ name, items }: { name: string; items: readonly RowMenuItem[] }) {
  const target = useRef<HTMLButtonElement>(null)
  return (
    <Menu
      position="bottom-end"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <ActionIcon ref={target} variant="default" size={30} aria-label={name}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map((item) =>
          'href' in item ? (
            <Menu.Item key={item.label} component={Link} href={item.href} leftSection={item.icon}>
              {item.label}
            </Menu.Item>
          ) : (
            <Menu.Item
              key={item.label}
              leftSection={item.icon}
              onClick={() => {
                // A dialog gives the focus back to where it was: not to an item that is gone.
                target.current?.focus()
                item.onClick()
              }}
            >
              {item.label}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
