export { type Attributes, attributesQuery, type Kind, kindOf } from '@/api/attributes';
