import type { CommandType } from '../../shared/contract/commands.ts'
import { bidCommands } from '../bids/commands.ts'
import type { CommandDefinition } from '../capability/define-command.ts'
import { disputeCommands } from '../disputes/commands.ts'
import { invoiceCommands } from '../invoicing/commands.ts'
import { messageCommands } from '../messages/commands.ts'
import { milestoneCommands } from '../milestones/commands.ts'
import { projectCommands } from '../projects/commands.ts'
import { timesheetCommands } from '../timesheets/commands.ts'

/** The definition of every command; one that is missing does not compile. */
export const registry: { [T in CommandType]: CommandDefinition<T> } = {
  ...bidCommands,
  ...disputeCommands,
  ...invoiceCommands,
  ...messageCommands,
  ...milestoneCommands,
  ...projectCommands,
  ...timesheetCommands,
}
