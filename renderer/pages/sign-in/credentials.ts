/** What is missing before the marketplace is asked, and in which field. */
export type CredentialsError =
  | { field: 'email'; code: 'emailMissing' | 'emailMalformed' }
  | { field: 'password'; code: 'passwordMissing' }

/** Checks only what a slip of the hand leaves out; the marketplace decides the rest. */
export function checkCredentials(email: string, password: string): CredentialsError | null {
  const address = email.trim()
  if (address === '') return { field: 'email', code: 'emailMissing' }
  if (!/^\S+@\S+$/.test(address)) return { field: 'email', code: 'emailMalformed' }
  return password === '' ? { field: 'password', code: 'passwordMissing' } : null
}
