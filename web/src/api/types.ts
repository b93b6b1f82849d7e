import type { components } from './schema';

type Schemas = components['schemas'];

export type Attribute = Schemas['Attribute'];
export type AuditEntry = Schemas['AuditEntry'];
export type CreatedToken = Schemas['CreatedToken'];
export type Customer = Schemas['Customer'];
export type CustomerChange = Schemas['CustomerChange'];
export type CustomerRow = Schemas['CustomerRow'];
export type CustomerSearch = Schemas['CustomerSearch'];
export type Estimate = Schemas['Estimate'];
export type Job = Schemas['Job'];
export type Order = Schemas['Order'];
export type Person = Schemas['Person'];
export type Problem = Schemas['Problem'];
export type Role = Schemas['User']['role'];
export type Rule = Schemas['Rule'];
export type Session = Schemas['Session'];
export type Sort = Schemas['Sort'];
export type TimelineItem = Schemas['TimelineItem'];
export type Token = Schemas['Token'];
export type User = Schemas['User'];
export type UserSession = Schemas['UserSession'];
export type ValueCard = Schemas['ValueCard'];
export type Violation = Schemas['Violation'];
export type Why = Schemas['Why'];
