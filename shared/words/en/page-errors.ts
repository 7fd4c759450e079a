/** Failures that mean something of their own on a page in a browser. */
export const pageErrors = {
  offline: {
    title: 'The marketplace cannot be reached.',
    remedy: 'Check your connection and try again; what you see may be old.',
  },
  app_outdated: {
    title: 'This page is older than the marketplace.',
    remedy: 'Reload it. If you have just pressed a button, look first whether that was done.',
  },
  undecided: {
    title: 'The marketplace did not answer, so it is not known whether this happened.',
    remedy: 'Press the button again: it is the same click to the marketplace, never a second one.',
  },
  signed_out: {
    title: 'You are signed out.',
    remedy: 'Sign in again; you come back to this page.',
  },
  desktop_app_required: {
    title: '{{freelancer}} has not installed the Desktop App yet.',
    remedy:
      'On an hourly project nothing can be released before. Ask {{freelancer}} to install it and sign in; this page notices by itself.',
  },
  hours_not_posted: {
    title: 'No tracked hours are posted for this project yet.',
    remedy:
      'On an hourly project nothing can be released before. Once {{freelancer}} has tracked time and the app was online, the hours are here.',
  },
} as const
