/** Warnings and errors go to stderr. Headers and bodies are never logged, so no secret can be. */
export const loggerOptions = {
  level: 'warn',
  stream: process.stderr,
  serializers: {
    // A driver's error carries rows and parameters; its name, message and place are enough.
    err: (error: Error & { code?: string }) => ({
      type: error.name,
      message: error.message,
      stack: error.stack ?? '',
      ...(error.code === undefined ? {} : { code: error.code }),
      ...(error.cause instanceof Error ? { cause: error.cause.message } : {}),
    }),
    req: (request: { method: string }) => ({ method: request.method }),
    res: (reply: { statusCode: number }) => ({ statusCode: reply.statusCode }),
  },
}
