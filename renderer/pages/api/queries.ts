import {
  infiniteQueryOptions,
  keepPreviousData,
  QueryCache,
  QueryClient,
  type QueryKey,
  queryOptions,
  useInfiniteQuery,
  useQueries,
  useQuery,
} from '@tanstack/react-query'
import {
  diaryResponse,
  disputeResponse,
  disputesResponse,
  financesResponse,
  fundingResponse,
  meResponse,
  messagesResponse,
  openProjectsResponse,
  PATHS,
  projectResponse,
  sessionsResponse,
  statementResponse,
  weeksResponse,
} from '../../../shared/contract/http.ts'
import { isOpen } from '../disputes/stage.ts'
import { ReadFailed } from './failures.ts'
import { read } from './http.ts'

/** Only what may pass by itself is tried again; a refusal is shown at once. */
const mayPass = (failures: number, thrown: unknown): boolean =>
  failures < 2 &&
  thrown instanceof ReadFailed &&
  ['offline', 'unavailable'].includes(thrown.failure.code)

/** The pages' memory of what the marketplace said; the event stream says when it is old. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    // The first read after a session has ended notices it; then ask who is signed in.
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

/** Where the account is signed in. */
export const useSessions = () =>
  useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => read('/api/sessions', sessionsResponse, { signal }),
    staleTime: 0,
  })

/** All projects, requests and milestones of the account (P10). */
export const useFinances = () =>
  useQuery({
    queryKey: ['finances'],
    queryFn: ({ signal }) => read('/api/finances', financesResponse, { signal }),
  })

/** The billing week that runs now, of every hourly project. */
export const useWeeks = () =>
  useQuery({
    queryKey: ['weeks'],
    queryFn: ({ signal }) => read('/api/weeks', weeksResponse, { signal }),
  })

/** What a statement is asked for: a currency, and calendar days in a zone, both included. */
export type StatementSpan = { currency: string; from: string; to: string; zone: string }

/** The movements of the account's money in a span (L1). */
const statementOf = (span: StatementSpan) =>
  queryOptions({
    queryKey: ['statement', span],
    queryFn: ({ signal }) =>
      read('/api/statement', statementResponse, { params: { ...span }, signal }),
  })

export const useStatement = (span: StatementSpan) =>
  useQuery({ ...statementOf(span), placeholderData: keepPreviousData })

/** The same for several currencies at once. */
export const useStatements = (spans: StatementSpan[]) =>
  useQueries({ queries: spans.map(statementOf) })

/** What the employer has posted and neither awarded nor closed (B1). */
export const useOpenProjects = () =>
  useQuery({
    queryKey: ['open-projects'],
    queryFn: ({ signal }) => read('/api/open-projects', openProjectsResponse, { signal }),
  })

/** One project with its requests and milestones. */
export const useProject = (projectId: number) =>
  useQuery({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) => read(`/api/projects/${projectId}`, projectResponse, { signal }),
  })

/** Which part of a long list is asked for: the newest, or what comes before a row. */
const before = (row: string | undefined) => (row === undefined ? {} : { params: { before: row } })

/** The disputes that came before the arbiter: all open ones, and parts of those that ended (P9). */
export const useDisputes = () =>
  useInfiniteQuery({
    queryKey: ['disputes'],
    queryFn: ({ signal, pageParam }) =>
      read('/api/disputes', disputesResponse, { ...before(pageParam), signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ more, disputes }) =>
      more ? String(disputes.findLast((each) => !isOpen(each))?.number) : undefined,
    select: ({ pages }) => ({
      disputes: pages.flatMap(({ disputes }) => disputes),
      projects: pages.flatMap(({ projects }) => projects),
      parts: pages.length,
    }),
  })

/** One of them, with what a verdict rests on. */
export const useDispute = (disputeId: string) =>
  useQuery({
    queryKey: ['dispute', disputeId],
    queryFn: ({ signal }) => read(`/api/disputes/${disputeId}`, disputeResponse, { signal }),
  })

/** A conversation, oldest first; `fetchNextPage` reads on into what was said earlier. */
const conversationOf = (queryKey: QueryKey, path: string) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ signal, pageParam }) =>
      read(path, messagesResponse, { ...before(pageParam), signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ more, messages }) => (more ? messages[0]?.id : undefined),
    select: ({ pages }) => ({
      messages: pages.toReversed().flatMap(({ messages }) => messages),
      parts: pages.length,
    }),
  })

/** The conversation of a project's parties (M7). */
export const useMessages = (projectId: number) =>
  useInfiniteQuery(conversationOf(['messages', projectId], `/api/projects/${projectId}/messages`))

/** What was said about a dispute and its matter (P9). */
export const useDisputeMessages = (disputeId: string) =>
  useInfiniteQuery(
    conversationOf(['dispute', disputeId, 'messages'], `/api/disputes/${disputeId}/messages`),
  )

/** The work diary of a calendar day in a zone. */
export const useDiary = (projectId: number, day: string, zone: string) =>
  useQuery({
    queryKey: ['diary', projectId, day, zone],
    queryFn: ({ signal }) =>
      read(`/api/projects/${projectId}/diary`, diaryResponse, { params: { day, zone }, signal }),
    placeholderData: keepPreviousData,
  })

/** What a payment of this amount would be charged to (P2); asked again each time it is shown. */
export const useFunding = (projectId: number, amount: string) =>
  useQuery({
    queryKey: ['funding', projectId, amount],
    queryFn: ({ signal }) =>
      read(`/api/projects/${projectId}/funding`, fundingResponse, { params: { amount }, signal }),
    staleTime: 0,
    gcTime: 0,
  })
