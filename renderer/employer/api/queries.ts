import { keepPreviousData, QueryCache, QueryClient, useQuery } from '@tanstack/react-query'
import {
  diaryResponse,
  financesResponse,
  fundingResponse,
  meResponse,
  PATHS,
  projectResponse,
} from '../../../shared/contract/http.ts'
import { ReadFailed } from './failures.ts'
import { read } from './http.ts'

/** Only what may pass by itself is tried again; a refusal is told at once. */
const mayPass = (failures: number, thrown: unknown): boolean =>
  failures < 2 &&
  thrown instanceof ReadFailed &&
  ['offline', 'unavailable'].includes(thrown.failure.code)

/** The pages' memory of what the marketplace said; the event stream tells when it is old. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended shows at whatever is read first; then it is asked who is there.
    onError: (thrown, { queryKey }) => {
      const isSignedOut = thrown instanceof ReadFailed && thrown.failure.code === 'signed_out'
      if (!isSignedOut || queryKey[0] === 'me') return
      void queryClient.invalidateQueries({ queryKey: ['me'] })
    },
  }),
  defaultOptions: {
    queries: { retry: mayPass, staleTime: 30_000, networkMode: 'always' },
  },
})

/** Who is signed in, with the balances for the top right corner. */
export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => read(PATHS.me, meResponse, { signal }),
  })

/** All projects, requests and milestones of the account (P10). */
export const useFinances = () =>
  useQuery({
    queryKey: ['finances'],
    queryFn: ({ signal }) => read('/api/finances', financesResponse, { signal }),
  })

/** One project with its requests and milestones. */
export const useProject = (projectId: number) =>
  useQuery({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) => read(`/api/projects/${projectId}`, projectResponse, { signal }),
  })

/** The work diary of a calendar day in a zone. */
export const useDiary = (projectId: number, day: string, zone: string) =>
  useQuery({
    queryKey: ['diary', projectId, day, zone],
    queryFn: ({ signal }) =>
      read(`/api/projects/${projectId}/diary`, diaryResponse, { params: { day, zone }, signal }),
    placeholderData: keepPreviousData,
  })

/** What a payment of this amount would be charged to (P2); asked anew each time it is shown. */
export const useFunding = (projectId: number, amount: string) =>
  useQuery({
    queryKey: ['funding', projectId, amount],
    queryFn: ({ signal }) =>
      read(`/api/projects/${projectId}/funding`, fundingResponse, { params: { amount }, signal }),
    staleTime: 0,
    gcTime: 0,
  })
