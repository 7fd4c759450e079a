/** Why a capture has no picture, or not one of every display. */
export const captures = {
  reason: {
    oneColour: 'The screen showed only one colour.',
    notPermitted: 'The system does not allow Milepost to record the screen.',
    noDisplay: 'No display is connected.',
    noPicture: 'The system gave no picture.',
    tooLong: 'The capture took too long.',
    notEncoded: 'The picture could not be encoded.',
    notKept: 'The picture could not be kept on this computer.',
    appEnded: 'The app ended before the capture was finished.',
  },
  someBlank_one: '{{count}} display was blank and is not shown.',
  someBlank_other: '{{count}} displays were blank and are not shown.',
} as const
