/**
 * LiveFair's client for hub and HTTP: what stands here is public, the files beside it are not. How to use it outside
 * the pages: docs/client.md.
 */
export { Fair, type FairOptions, type LeadQuery } from './fair'
export { asRefused, Refused, refusalCodes, type FailureCode, type RefusalCode } from './refused'
export type * from './interest'
export * from './messages'
export * from './moderation'
export * from './records'
export * from './report'
export type { Http, HttpOptions } from './http'
export type { Hub, HubOptions, HubProtocol } from './hub'
export type { Link, LogHandlers, Watching } from './watch'
