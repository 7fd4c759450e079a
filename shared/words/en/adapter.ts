/** Errors of the Freelancer.com contract, where a program reads them and no person at our window. */
export const adapter = {
  unsupported_media_type: 'Send JSON or a form without files.',
  signed_out: 'Send a valid token in the header Freelancer-OAuth-V1.',
  password_needed:
    'This is done within 30 minutes of a sign-in only. Sign in with the password again and use the new token.',
  unavailable:
    'The marketplace cannot answer just now. Nothing was changed. Send it again after the seconds in Retry-After.',
  internal:
    'Something failed on our side. Nothing was changed. Send it again; if it stays, tell who runs this marketplace the request_id.',
  command_id_reused:
    'Another request was already sent with this Idempotency-Key. Send this one with a key of its own.',
  release_confirmation_expired:
    'A release with this Idempotency-Key was begun more than fifteen minutes ago. No money moved. Send it with a new key.',
} as const
