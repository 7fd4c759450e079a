/** The window's pages by their place behind the hash. */
export const ROUTES = {
  timer: '/',
  projects: '/projects',
  project: (id: number) => `/projects/${id}`,
  /** The project with its *Request Milestone* form open. */
  request: (id: number) => `/projects/${id}/request`,
  diary: '/diary',
  diaryDay: (isoDay: string) => `/diary/${isoDay}`,
  finances: '/finances',
  settings: '/settings',
} as const
