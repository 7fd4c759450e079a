import { output } from './processes.ts'

/** Photographs the whole screen into a PNG file. */
export async function screenshotRoot(env: NodeJS.ProcessEnv, path: string): Promise<void> {
  await output('import', ['-window', 'root', path], env)
}

/** Moves the pointer: input, so the idle time begins anew. */
export async function moveMouse(env: NodeJS.ProcessEnv, x: number, y: number): Promise<void> {
  await output('xdotool', ['mousemove', String(x), String(y)], env)
}
