/** The three families of addresses that the Freelancer.com contract has. */
export const PROJECTS = '/api/projects/0.1/'
export const USERS = '/api/users/0.1/'
export const MESSAGES = '/api/messages/0.1/'

/** True for an address of the Freelancer.com contract: it is answered in that contract's shapes. */
export const isTheirs = (url: string): boolean =>
  [PROJECTS, USERS, MESSAGES].some((prefix) => url.startsWith(prefix))

/** Their addresses end in a slash, which clients may leave out; ours stay as they are. */
export function withSlash(url: string): string {
  if (!isTheirs(url)) return url
  const at = url.indexOf('?')
  const path = at < 0 ? url : url.slice(0, at)
  return path.endsWith('/') ? url : `${path}/${url.slice(path.length)}`
}
