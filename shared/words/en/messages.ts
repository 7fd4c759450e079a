/** The conversation of a project's two parties. */
export const messages = {
  log: 'Conversation with {{name}}',
  about: 'About',
  you: 'You',
  write: 'Message to {{name}}',
  hint: 'Enter sends, Shift and Enter starts a new line.',
  send: 'Send',
  earlier: 'Show earlier messages',
  none: 'No messages yet',
  noneBody: 'What you and {{name}} write here stays with the project and cannot be changed later.',
  aboutDrop: 'Write about the project instead',
  aboutGone: 'something that is no longer here',
  request: 'Request {{number}}: {{description}}',
  writeAbout: 'Write a message',
  error: {
    empty: 'Write something first.',
    tooLong: 'Use at most 4,000 characters.',
  },
} as const
