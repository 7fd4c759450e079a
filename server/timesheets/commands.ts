import { postSegmentOver } from './post-over.ts'
import { postSegment } from './post-segments.ts'
import { startSession, stopSession } from './sessions.ts'

/** Tracking sessions and posted hours (T). */
export const timesheetCommands = { postSegment, postSegmentOver, startSession, stopSession }
