import type { Project } from '../../shared/contract/entities.ts'
import { startInput } from '../e2e/tracking.ts'

/** For the debugger of a window: true once the tracker runs. */
export const startExpression = (project: Project): string =>
  `milepost.invoke('tracker.start', ${JSON.stringify(startInput(project))}).then(({ ok }) => ok)`

/** True once it has stopped. */
export const stopExpression = `milepost.invoke('tracker.stop', null).then(({ ok }) => ok)`
