import '../ui/styles.ts'
// What the employer's pages use beyond the window's parts, in the library's own order.
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Combobox.css'
import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/PasswordInput.css'
