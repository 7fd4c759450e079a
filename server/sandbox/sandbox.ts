export { insertAwarded } from './awarded.ts'
export { movableClock } from './movable-clock.ts'
export { seedSandbox } from './seed.ts'
